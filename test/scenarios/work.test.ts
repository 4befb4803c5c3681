import test from "ava";
import { renderReport } from "../../reports/page/render-report.ts";
import { renderDifferencesCsv } from "../../reports/tables/differences-csv.ts";
import { renderMinersCsv } from "../../reports/tables/miners-csv.ts";
import { renderSeriesCsv } from "../../reports/tables/series-csv.ts";
import { renderSummaryCsv } from "../../reports/tables/summary-csv.ts";
import { renderTerminalSummary } from "../../reports/terminal/render-terminal-summary.ts";
import { renderSummaryJson } from "../../scenarios/commands/summary-json.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { readHardwareLibrary } from "../../scenarios/fit/hardware-library.ts";
import { readUtilisationFile } from "../../scenarios/fit/utilisation-file.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";
import type { TokenWork } from "../../scenarios/scenario.ts";
import { parseExperimentJson, renderExperimentJson } from "../../scenarios/store/experiment-json.ts";
import { buildTokenDevices } from "../../scenarios/work/token-devices.ts";
import { readWorkDevices } from "../../scenarios/work/work-devices.ts";

const work: TokenWork = {
  kernel: "llm-tokens",
  model: "Llama-3.1-8B",
  inputTokens: 1024,
  outputTokens: 1024,
  precision: "fp8",
  chips: 1,
};
const library = readHardwareLibrary();
const fitted = readUtilisationFile();

const hasWordsOfHashing = /hash|J\/TH|\bEH\b|terahash|_hs\b|_eh\b|_per_th\b/i;

test("every accelerator of the catalogue is a device, or is left out for a reason", (t) => {
  const { devices, leftOut } = buildTokenDevices(work, library, fitted);
  const names = [...devices.map(({ name }) => name), ...leftOut.flatMap((reason) => reason.names)];
  t.deepEqual(names.sort(), library.accelerators.map(({ name }) => name).sort());
  for (const { name, workPerSecond, powerWatts, priceUsd } of devices) {
    for (const figure of [workPerSecond, powerWatts, priceUsd]) t.true(figure > 0 && Number.isFinite(figure), name);
  }
  const kindOf = (name: string) => devices.find((device) => device.name === name)?.kind;
  t.deepEqual(["NVIDIA H100 SXM5 80GB", "Google TPU v5e", "AMD EPYC 9654"].map(kindOf), ["gpu", "asic", "cpu"]);
});

test("more bandwidth never gives fewer tokens, and gives more where memory is the limit", (t) => {
  const rateAt = (factor: number): number[] => {
    const accelerators = library.accelerators.map((accelerator) => ({
      ...accelerator,
      bandwidthBytesPerSecond:
        accelerator.bandwidthBytesPerSecond === null ? null : accelerator.bandwidthBytesPerSecond * factor,
    }));
    return buildTokenDevices(work, { ...library, accelerators }, fitted).devices.map((device) => device.workPerSecond);
  };
  const [slow, fast] = [rateAt(1), rateAt(1.5)];
  t.true(slow.every((rate, index) => fast[index]! >= rate));
  t.true(slow.filter((rate, index) => fast[index]! > 1.01 * rate).length > slow.length / 2);
});

test("a larger machine does more work at a higher price, and holds models that one chip does not", (t) => {
  const find = (chips: number, model: string) =>
    buildTokenDevices({ ...work, chips, model }, library, fitted).devices.find(
      ({ name }) => name === "NVIDIA A100 PCIe",
    );
  const [one, two] = [find(1, "Llama-3.1-8B")!, find(2, "Llama-3.1-8B")!];
  t.true(two.workPerSecond > 1.5 * one.workPerSecond && two.powerWatts > one.powerWatts);
  t.is(two.priceUsd, 2 * one.priceUsd);
  t.is(find(1, "Llama-3.3-70B"), undefined);
  t.truthy(find(4, "Llama-3.3-70B"));
});

test("hashes are done by the devices of the SHA-256 catalogue as they are", (t) => {
  const { devices } = loadScenario("tiny", []);
  t.deepEqual(
    readWorkDevices({ work: { kernel: "sha256d" }, start: "2020-01", hardware: {} }, { devices, history: [] }),
    { devices, leftOut: [] },
  );
});

const refusals: readonly (readonly [what: string, sets: readonly string[], ...fragments: string[]])[] = [
  ["an unknown kernel", ["work={kernel: sha256}"], "work.kernel: expected", 'Did you mean "sha256d"?'],
  ["an unknown model", ["work.model=Lama-3.1-9B"], "work.model: expected", "Llama-3.1-8B"],
  ["an unknown precision", ["work.precision=fp9"], "work.precision: expected one of fp32", 'got "fp9"'],
  ["a model too large for the chips", ["work.model=DeepSeek-V3"], "work.chips: expected at least", "Take more chips"],
  ["longer requests than the model takes", ["work.inputTokens=200000"], "work.inputTokens: expected a whole number"],
  ["no chips", ["work.chips=0"], "work.chips: expected a whole number from 1 to 4096, got 0"],
  ["a key of tokens with hashes", ["work={kernel: sha256d, chips: 2}"], "work.chips", "llm-tokens"],
  [
    "the difficulty of history",
    ["chain.startDifficulty=history"],
    "chain.startDifficulty: expected a number",
    "hashes",
  ],
  ["the rate of history", ["chain.startHashrate=history"], "chain.startHashrate: expected a number", "tokens a second"],
  ["a device that hashes", ["chain.startDevice=AntMiner S5"], "chain.startDevice: expected the name of a device"],
  ["a misspelt device", ["chain.startDevice=NVIDIA A100 PCI"], 'Did you mean "NVIDIA A100 PCIe"?'],
  ["a device left out twice wrong", ["hardware.exclude=[NVIDIA L5]"], "hardware.exclude[0]", "Did you mean"],
];
for (const [what, sets, ...fragments] of refusals) {
  test(`paid for tokens: ${what} is refused with its place and its cure`, (t) => {
    const error = t.throws(() => loadScenario("ai-tokens", sets));
    for (const fragment of fragments) t.true(error.message.includes(fragment), error.message);
  });
}

test("a run paid for tokens tells of tokens everywhere, and no word of hashing", async (t) => {
  const fields = { replications: "1" };
  const sets = ["end=2020-06"];
  const plan = planRun({ kind: "compare", source: "ai-tokens", sets, fields, schemes: [] });
  const experiment = await runExperiment(computeExperimentRequest(plan, () => undefined));
  const page = renderReport(experiment)
    .replaceAll(/<style[\s\S]*?<\/style>/g, "")
    .replaceAll(/<script(?![^>]*json)[\s\S]*?<\/script>/g, "")
    // Keys of the scenario are the same for every kind of work.
    .replaceAll(/<(code|pre)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/ (?:id|href)="#?assumption-[^"]*"/g, "");
  for (const words of ["Token rate", "J/tok", "million tokens", "Accelerators left out"])
    t.true(page.includes(words), words);
  const csv = [renderSeriesCsv, renderSummaryCsv, renderMinersCsv, renderDifferencesCsv].map((render) =>
    [...render(experiment)].join(""),
  );
  const terminal = renderTerminalSummary(experiment, { width: 100, colour: false });
  for (const text of [page, ...csv, terminal, renderSummaryJson(experiment, "out")]) {
    t.notRegex(text, hasWordsOfHashing, hasWordsOfHashing.exec(text)?.input.slice(0, 80) ?? "");
  }
  t.is(experiment.references.length, 0);
  const stored = parseExperimentJson([...renderExperimentJson(experiment)].join(""));
  t.is(stored.work, "llm-tokens");
  const { workers_share_total: paid, issuance_btc_total: coins } = experiment.schemes[0]!.summary;
  t.is(paid?.mean, 1);
  // 25 coins every 20 minutes, which 152.10 USD turn into 100 million USD a year, while difficulty keeps up.
  t.true(Math.abs(coins!.mean / (657_450 * 1.5) - 1) < 0.2, String(coins?.mean));
});
