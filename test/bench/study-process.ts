import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseRunner } from "../../scenarios/runners/choose-runner.ts";
import { performStudy } from "../../scenarios/studies/perform-study.ts";
import { parseStudy } from "../../scenarios/studies/read-study.ts";
import { planStudy } from "../../scenarios/studies/study-plan.ts";

// A process of its own, so that its memory is that of one study: prints seconds and the most memory it held, MB.
const [points = "", replications = "", end = "", threads = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "proofground-bench-"));
const study = parseStudy(
  {
    ...{ name: "bench", scenario: "tiny", schemes: ["proof-of-stake"], metrics: ["dilution_total"] },
    set: [`end=${end}`, "miners=[{name: one, count: 1, capitalUsd: 1, initialHashrateShare: 1}]"],
    factors: [{ path: "holders[0].supplyShare", low: 0.2, high: 0.8, levels: Number(points) }],
    replications: Number(replications),
  },
  "bench",
);
try {
  const plan = await planStudy({ study, source: "tiny" });
  const ignore = () => undefined;
  const startedAt = performance.now();
  const place = { out: join(folder, "out"), isResumed: false };
  await performStudy({
    plan,
    ...place,
    runJobs: chooseRunner(Number(threads)),
    onProgress: ignore,
    onStart: ignore,
  });
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(`${seconds} ${process.resourceUsage().maxRSS / 1000}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
