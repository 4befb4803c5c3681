import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import test from "ava";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { withFolder } from "./run-words.ts";

const entry = join(getPackageRoot(), "dist", "reports", "proofground.js");

function start(words: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, [entry, ...words], { cwd, env: { ...process.env, ...environment } });
}

test("the program works from any folder: run, report and pipes", async (t) => {
  await withFolder(async (folder) => {
    const run = start(["compare", "tiny"], folder, { FORCE_COLOR: "0" });
    const [out, error, ending] = await Promise.all([text(run.stdout), text(run.stderr), once(run, "exit")]);
    t.deepEqual([ending, error], [[0, null], ""]);
    const [made = ""] = readdirSync(join(folder, "results"));
    t.regex(made, /^tiny-[0-9a-f]{8}$/);
    t.true(out.endsWith(`Report: ${join("results", made, "report.html")}\n`));
    t.false(out.includes("\u001b"));
    t.true(existsSync(join(folder, "results", made, "differences.csv")));

    const evaluation = start(["eval", "theory/lottery.pow"], folder);
    evaluation.stdin.end('{"share": 0.1, "blocks": 100, "eps": 0.1}');
    t.like(JSON.parse(await text(evaluation.stdout)), { mean_share: 0.1 });

    const devices = start(["list", "devices"], folder);
    devices.stdout.destroy();
    t.is((await once(devices, "exit"))[0], 0, "a reader that leaves early is no error");
  });
});

test("an interrupt ends a run with code 130 and leaves nothing", async (t) => {
  await withFolder(async (folder) => {
    const program = fileURLToPath(new URL("./talking-program.js", import.meta.url));
    const run = spawn(process.execPath, [program, "run", "tiny", "--replications", "10000", "--out", "out"], {
      cwd: folder,
    });
    await once(run.stdout, "data");
    run.kill("SIGINT");
    t.deepEqual(await once(run, "exit"), [130, null]);
    t.deepEqual(readdirSync(folder), []);
  });
});
