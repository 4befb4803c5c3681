import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disturbStudies } from "./disturb-studies.ts";

// npm run test:soak -- 500 kills 500 times; a second number is the seed of what is killed when.
const [kills = "200", seed = "1"] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(kills)) throw new Error(`kills: expected a whole number >= 1, got ${kills}`);
const folder = mkdtempSync(join(tmpdir(), "proofground-soak-"));
try {
  const startedAt = performance.now();
  const toll = await disturbStudies({ kills: Number(kills), seed, folder }, (line) => {
    console.log(line);
  });
  const { parent, worker, redis } = toll.kills;
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(
    `${parent + worker + redis} kills (${parent} of parents, ${worker} of workers, ${redis} of servers) in ` +
      `${toll.studies} studies and ${seconds} s: ${toll.lost} results lost, ${toll.duplicated} duplicated, ` +
      `${toll.different} studies with other bytes.`,
  );
  process.exitCode = toll.lost + toll.duplicated + toll.different === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
