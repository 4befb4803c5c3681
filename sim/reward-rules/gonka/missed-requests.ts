import { computeBinomialTails } from "../../theory/binomial.ts";
import { parseDecimal } from "./exact-decimal.ts";

/** Standard normal quantile at 95 %. */
const NORMAL_QUANTILE_95 = 1.6448536269514722;
/** Below so many requests a host never fails. */
const FEWEST_REQUESTS = 5;
/** So many misses are forgiven from there on. */
const FORGIVEN_MISSES = 4;
/** Above so many requests the rate alone decides. */
const MOST_TABLED_REQUESTS = 990;
/** Rows of the chain's table are so far apart; a number between two rows is judged by the lower one. */
const ROW_DISTANCE = 10;
/** Miss rates for which the chain has a table. For any other it computes the binomial p value. */
export const tabledMissRates: readonly number[] = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];

/** P(X >= misses) for X ~ Binomial(requests, p0). */
export function computeMissPValue(misses: number, requests: number, p0: number): number {
  return misses === 0 ? 1 : computeBinomialTails(requests, p0, misses - 1).upper;
}

/**
 * Whether a host's misses are compatible with the miss rate p0. For a tabled p0:
 * fewer than 5 requests: always; up to 990: misses <= max(4, floor(m p0 + 1.6449 sqrt(m p0 (1 - p0)))) with m the
 * requests rounded down to the table's row; above: misses <= requests * p0. Else: P(X >= misses) >= alpha.
 *
 * @param requests all that were sent to the host, answered or missed
 * @source gonka-ai/gonka x/inference/calculations/stats_table.go and stats.go at 8a35022b
 */
export function isMissRateTolerated(misses: number, requests: number, p0: number, alpha = 0.05): boolean {
  if (requests === 0) return true;
  if (!tabledMissRates.includes(p0)) return computeMissPValue(misses, requests, p0) >= alpha;
  return misses <= computeCriticalMisses(requests, p0);
}

/** Most misses that are tolerated, for a tabled p0. */
export function computeCriticalMisses(requests: number, p0: number): number {
  if (requests < FEWEST_REQUESTS) return requests;
  if (requests > MOST_TABLED_REQUESTS) {
    const { digits, places } = parseDecimal(p0);
    return Number((BigInt(requests) * digits) / 10n ** BigInt(places));
  }
  const row = requests < ROW_DISTANCE ? requests : requests - (requests % ROW_DISTANCE);
  const bound = row * p0 + NORMAL_QUANTILE_95 * Math.sqrt(row * p0 * (1 - p0));
  return Math.max(FORGIVEN_MISSES, Math.floor(bound));
}
