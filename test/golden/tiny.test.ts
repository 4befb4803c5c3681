import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { renderGroupsCsv } from "../../reports/tables/groups-csv.ts";
import { renderMinersCsv } from "../../reports/tables/miners-csv.ts";
import { renderSeriesCsv } from "../../reports/tables/series-csv.ts";
import { renderSummaryCsv } from "../../reports/tables/summary-csv.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";

// A golden output promises only that nothing changed. After an intended change: UPDATE_GOLDEN=1 npx ava, and say in the
// commit how much moved and why.
const goldenFile = join(getPackageRoot(), "test/golden/tiny.json");

async function runTiny(): Promise<Experiment> {
  const { scenario, devices, history } = loadScenario("tiny", []);
  return runExperiment({
    scenario,
    schemes: scenario.schemes,
    kind: "compare",
    devices,
    history,
    seed: scenario.seed,
    replications: scenario.replications,
    version: "golden",
    command: "golden",
    scenarioSha256: "golden",
    scenarioYaml: "",
    assumptions: [],
    onProgress: () => undefined,
  });
}

function describeOutput(experiment: Experiment) {
  const hash = (chunks: Iterable<string>) => {
    const sha256 = createHash("sha256");
    for (const chunk of chunks) sha256.update(chunk);
    return sha256.digest("hex");
  };
  return {
    fingerprints: experiment.schemes.map(({ name, runs }) => [name, ...runs.map((run) => run.fingerprint)]),
    summary: experiment.schemes.map(({ name, summary }) => [
      name,
      ...Object.entries(summary).map(([metric, estimate]) => `${metric} ${estimate?.mean.toPrecision(12) ?? "none"}`),
    ]),
    sha256: {
      "series.csv": hash(renderSeriesCsv(experiment)),
      "groups.csv": hash(renderGroupsCsv(experiment)),
      "summary.csv": hash(renderSummaryCsv(experiment)),
      "miners.csv": hash(renderMinersCsv(experiment)),
    },
  };
}

test("the preset tiny gives the output that it gave before", async (t) => {
  const output = describeOutput(await runTiny());
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(goldenFile, `${JSON.stringify(output, null, 2)}\n`);
  t.deepEqual(output, JSON.parse(readFileSync(goldenFile, "utf8")) as typeof output);
});
