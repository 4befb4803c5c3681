import test from "ava";
import { parseExperimentJson, renderExperimentJson } from "../../scenarios/store/experiment-json.ts";
import { synthesiseBacktest, synthesiseComparison } from "../reports/synthetic-experiment.ts";

test("an experiment read back from its file is the same, values that do not exist included", (t) => {
  for (const experiment of [synthesiseComparison(2, 12), synthesiseBacktest(2, 12)]) {
    const text = [...renderExperimentJson(experiment)].join("");
    t.deepEqual(forgetSignOfZero(parseExperimentJson(text)), forgetSignOfZero(experiment));
    t.is([...renderExperimentJson(parseExperimentJson(text))].join(""), text);
  }
});

/** JSON has one zero. */
function forgetSignOfZero(value: unknown): unknown {
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (Array.isArray(value)) return value.map(forgetSignOfZero);
  if (value instanceof Float64Array) return value.map((item) => (item === 0 ? 0 : item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, forgetSignOfZero(inner)]));
}

test("a number that is not finite is never written", (t) => {
  const experiment = synthesiseBacktest(1, 12);
  const [scheme] = experiment.schemes;
  const [run] = scheme?.runs ?? [];
  if (scheme === undefined || run === undefined) throw new Error("a synthetic experiment without a run");
  const withRun = (changed: typeof run) => ({ ...experiment, schemes: [{ ...scheme, runs: [changed] }] });
  const broken = [
    withRun({ ...run, replication: Number.NaN }),
    withRun({ ...run, summary: { x: Number.POSITIVE_INFINITY } }),
    withRun({ ...run, series: { ...run.series, price_usd: Float64Array.of(1, Number.POSITIVE_INFINITY) } }),
  ];
  for (const each of broken) t.throws(() => [...renderExperimentJson(each)], { instanceOf: RangeError });
});
