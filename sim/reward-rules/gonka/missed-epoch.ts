import type { RandomStream } from "../../engine/random-stream.ts";
import { computeBinomialTails } from "../../theory/binomial.ts";
import { computeAdaptiveMissRate } from "./adaptive-miss-rate.ts";
import { isMissRateTolerated } from "./missed-requests.ts";

/**
 * 1 for each host that loses its reward for missed requests. Every host is sent as many, and misses a number drawn from
 * the binomial law; all are judged by the adaptive rate. Draws nothing where no host is sent any or misses any.
 */
export function drawForfeits(
  weights: Float64Array,
  requests: number,
  missRate: number,
  random: RandomStream,
): Uint8Array {
  const forfeits = new Uint8Array(weights.length);
  if (requests === 0 || missRate === 0) return forfeits;
  const missed = Array.from(weights, (weight) => (weight > 0 ? findQuantile(requests, missRate, random()) : 0));
  const answered = Array.from(weights, (weight, host) => (weight > 0 ? requests - missed[host]! : 0));
  const { p0, skipPunishment } = computeAdaptiveMissRate(answered, missed);
  if (skipPunishment) return forfeits;
  return Uint8Array.from(missed, (misses, host) =>
    Number(weights[host]! > 0 && !isMissRateTolerated(misses, requests, p0)),
  );
}

/** The least k with P(X <= k) > chance for X ~ Binomial(requests, missRate): one draw a host, whatever its luck. */
function findQuantile(requests: number, missRate: number, chance: number): number {
  if (missRate === 1) return requests;
  let low = 0;
  let high = requests;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (computeBinomialTails(requests, missRate, middle).lower > chance) high = middle;
    else low = middle + 1;
  }
  return low;
}
