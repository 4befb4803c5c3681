import { computeVariance } from "../statistics/variance.ts";
import { computeEstimate } from "./estimate.ts";
import type { PairedDifference, SchemeResult } from "./experiment.ts";

/**
 * Differences of every summary metric between each scheme and the first, paired by replication: both sides of a pair
 * had the same market and the same luck. Variance reduction = (var(a) + var(b)) / var(a - b).
 */
export function listPairedDifferences(schemes: readonly SchemeResult[]): PairedDifference[] {
  const [baseline, ...others] = schemes;
  if (baseline === undefined) return [];
  return others.flatMap((scheme) =>
    Object.keys(scheme.summary).map((metric) => computePairedDifference(scheme, baseline, metric)),
  );
}

function computePairedDifference(scheme: SchemeResult, baseline: SchemeResult, metric: string): PairedDifference {
  const pairs = scheme.runs.flatMap((run, index) => {
    const value = run.summary[metric] ?? null;
    const base = baseline.runs[index]!.summary[metric] ?? null;
    return value === null || base === null ? [] : [{ value, base }];
  });
  const differences = pairs.map(({ value, base }) => value - base);
  const unpaired = computeVariance(pairs.map(({ value }) => value)) + computeVariance(pairs.map(({ base }) => base));
  const paired = computeVariance(differences);
  return {
    metric,
    scheme: scheme.name,
    baseline: baseline.name,
    difference: computeEstimate(differences),
    varianceReduction: paired > 0 ? unpaired / paired : null,
  };
}
