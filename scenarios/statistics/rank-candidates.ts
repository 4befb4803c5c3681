import { computeTwoSidedTTail } from "../../sim/theory/student-t.ts";
import { computeEstimate } from "../experiments/estimate.ts";
import type { Estimate } from "../experiments/experiment.ts";
import { adjustByHolm } from "./holm-adjustment.ts";
import { computeMean, computeVariance } from "./variance.ts";

/** A scheme or a point, with a metric's value in each replication; null where it has none. */
export interface Candidate {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface RankedCandidate {
  readonly name: string;
  readonly estimate: Estimate | null;
  /** 1 is the largest mean. Those that differ from it significantly bound the ranks that it may truly have. */
  readonly bestRank: number;
  readonly worstRank: number;
}

export interface PairComparison {
  /** The one with the larger mean. */
  readonly above: string;
  readonly below: string;
  readonly difference: Estimate | null;
  /** Of a two-sided paired t-test; null for fewer than two common replications. */
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
}

export interface Ranking {
  readonly candidates: readonly RankedCandidate[];
  readonly pairs: readonly PairComparison[];
}

/**
 * Candidates by falling mean. Every pair is compared by a t-test of the differences within replications, which common
 * random numbers make sharp; Holm's method keeps the chance of any false difference at `alpha` over all pairs, so the
 * ranges of ranks hold together.
 *
 * @param candidates their values in the same order of replications
 */
export function rankCandidates(candidates: readonly Candidate[], alpha: number): Ranking {
  const estimates = new Map(candidates.map(({ name, values }) => [name, computeEstimate(values)]));
  const getMean = ({ name }: Candidate) => estimates.get(name)?.mean ?? Number.NEGATIVE_INFINITY;
  const sorted = candidates.toSorted((one, other) => getMean(other) - getMean(one) || 0);
  const pairs = adjustPairs(
    sorted.flatMap((above, index) => sorted.slice(index + 1).map((below) => comparePair(above, below))),
  );
  const differing = pairs.filter(({ adjustedPValue }) => adjustedPValue !== null && adjustedPValue <= alpha);
  const above = countNames(differing.map((pair) => pair.below));
  const below = countNames(differing.map((pair) => pair.above));
  return {
    candidates: sorted.map(({ name }) => ({
      name,
      estimate: estimates.get(name) ?? null,
      bestRank: 1 + (above.get(name) ?? 0),
      worstRank: sorted.length - (below.get(name) ?? 0),
    })),
    pairs,
  };
}

function comparePair(above: Candidate, below: Candidate): PairComparison {
  const differences = above.values.flatMap((value, index) => {
    const other = below.values[index] ?? null;
    return value === null || other === null ? [] : [value - other];
  });
  return {
    above: above.name,
    below: below.name,
    difference: computeEstimate(differences),
    pValue: computePairedPValue(differences),
    adjustedPValue: null,
  };
}

/** P(|T| > |mean| sqrt(n) / sd) with n - 1 degrees of freedom; null for fewer than two differences. */
export function computePairedPValue(differences: readonly number[]): number | null {
  const n = differences.length;
  if (n < 2) return null;
  const mean = computeMean(differences);
  const variance = computeVariance(differences);
  if (variance === 0) return mean === 0 ? 1 : 0;
  return computeTwoSidedTTail(n - 1, Math.abs(mean) / Math.sqrt(variance / n));
}

function adjustPairs(pairs: readonly PairComparison[]): PairComparison[] {
  const tested = pairs.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]));
  const adjusted = adjustByHolm(tested).values();
  return pairs.map((pair) => (pair.pValue === null ? pair : { ...pair, adjustedPValue: adjusted.next().value! }));
}

function countNames(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
