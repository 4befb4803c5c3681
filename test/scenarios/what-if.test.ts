import test from "ava";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";
import { quoteWord, splitWords } from "../../scenarios/shell-words.ts";
import { describeWhatIf } from "../../scenarios/what-if/describe-what-if.ts";
import { parseSettings, renderSettings } from "../../scenarios/what-if/parse-settings.ts";
import { renderSets, renderWhatIfCommand } from "../../scenarios/what-if/render-sets.ts";
import { runWhatIf } from "../../scenarios/what-if/run-what-if.ts";
import type { LiveWhatIf, Setting } from "../../scenarios/what-if/what-if.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import { drawSettings } from "./draw-settings.ts";

const simJs = await loadSimJs();
const presets = {
  tiny: { sets: [], seeds: ["a", "b"] },
  "gpu-vs-asic": { sets: ["end=2013-06"], seeds: ["a"] },
  "chip-race": { sets: ["end=2016-01"], seeds: ["a"] },
  "schemes-compared": { sets: ["end=2022-03"], seeds: ["b"] },
  "ai-race": { sets: [], seeds: ["a"] },
};

for (const [preset, { sets, seeds }] of Object.entries(presets)) {
  test(`${preset}: a page's run under any settings is the command line's, to the last bit`, async (t) => {
    const whatIf = describe(preset, sets);
    for (const seed of seeds) {
      const settings = drawSettings(whatIf, seed);
      const again = parseSettings(renderSettings(settings), whatIf);
      t.deepEqual([again.complaints, sortSettings(again.settings)], [[], sortSettings(settings)]);
      const plan = planRun({
        kind: whatIf.experiment,
        source: preset,
        sets: [...sets, ...renderSets(whatIf, settings)],
        fields: { replications: "1" },
        schemes: [],
      });
      const { schemes } = await runExperiment(computeExperimentRequest(plan, () => undefined));
      const form = { replications: 1, end: whatIf.full.end };
      const found = finish(runWhatIf(whatIf, settings, { form, simJs }));
      t.is(
        JSON.stringify(found.schemes),
        JSON.stringify(schemes),
        renderWhatIfCommand(whatIf, settings, { form, file: "x" }),
      );
    }
  });
}

test("what a link holds is checked: unknown inputs, wrong words, numbers out of range and junk are told, not run", (t) => {
  const whatIf = describe("tiny", []);
  const junk = [
    ["__proto__=1", /__proto__.*no input/],
    ["constructor=1", /no input/],
    ["schemes[0].rule=constructor", /expected one of proof-of-work/],
    ["schemes[9].rule=hybrid", /no input/],
    ["hardware.pue=1e9", /expected a number from 1 to 3, got "1e9"/],
    ["hardware.pue=", /got ""/],
    ["hardware.pue=%3Cimg%20src=x%3E", /cannot be read/],
    ["hardware.pue=NaN", /got "NaN"/],
    ["hardware.pue", /cannot be read/],
    ["%E0%A4%A=1", /cannot be read/],
  ] as const;
  for (const [text, complaint] of junk) {
    const { settings, complaints } = parseSettings(text, whatIf);
    t.deepEqual(settings, [], text);
    t.regex(complaints.join("\n"), complaint, text);
  }
  const mixed = parseSettings("hardware.pue=1.5&nonsense=1", whatIf);
  t.deepEqual(mixed.settings, [{ path: "hardware.pue", value: 1.5 }]);
});

test("a line of quoted words is read back as the words", (t) => {
  const words = ["proofground", "run", "it's", "a b", "", "x'y'z", "é", '--set a={ b: "c" }'].filter(
    (word) => word !== "",
  );
  t.deepEqual(splitWords(words.map(quoteWord).join(" ")), words);
});

/** The report of a preset, as it comes out of the page's data. */
function describe(preset: string, sets: readonly string[]): LiveWhatIf {
  const kind = ["chip-race", "ai-race"].includes(preset) ? "run" : "compare";
  const plan = planRun({ kind, source: preset, sets, fields: {}, schemes: [] });
  const whatIf = describeWhatIf(plan);
  if (whatIf.kind !== "live") throw new Error(whatIf.reason);
  return JSON.parse(JSON.stringify(whatIf)) as LiveWhatIf;
}

function sortSettings(settings: readonly Setting[]): Setting[] {
  return [...settings].sort((a, b) => a.path.localeCompare(b.path));
}

function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
