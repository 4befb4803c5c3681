import { computeBinomialTails } from "../../theory/binomial.ts";
import { computeDeviance } from "../../theory/deviance.ts";
import { computeFairRange } from "./fair-range.ts";

/** Variance of the share of blocks won by a constant share of the work: share (1 - share) / blocks. */
export function computeWorkShareVariance(share: number, blocks: number): number {
  return (share * (1 - share)) / blocks;
}

/** Chance that the share of blocks won is not within eps (relative) of the share of the work; wins are binomial. */
export function computeWorkUnfairChance(share: number, eps: number, blocks: number): number {
  const { low, high } = computeFairRange(share, eps, blocks);
  return computeBinomialTails(blocks, share, low - 1).lower + computeBinomialTails(blocks, share, high).upper;
}

/**
 * Blocks after which Hoeffding's inequality makes the lottery (eps, delta)-fair: ln(2 / delta) / (2 share^2 eps^2).
 *
 * @source Huang, Tang, Cong, Lim, Xu, SIGMOD 2021 (arXiv:2103.14713)
 */
export function computeHoeffdingBlocks(share: number, eps: number, delta: number): number {
  return Math.log(2 / delta) / (2 * (share * eps) ** 2);
}

/**
 * Least number of blocks from which on every number of blocks is (eps, delta)-fair. The unfair chance is not monotone in
 * the blocks, so the last unfair number is sought, from the top down, in stretches that a bound can rule out whole.
 */
export function computeSmallestFairBlocks(share: number, eps: number, delta: number): number {
  const stretches = [{ first: 1, last: computeChernoffBlocks(share, eps, delta) }];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const { first, last } = stretch;
    if (boundUnfairChance(share, eps, first, last) <= delta) continue;
    if (first === last) return last + 1;
    const middle = Math.floor((first + last) / 2);
    stretches.push({ first, last: middle }, { first: middle + 1, last });
  }
  return 1;
}

/** No number of blocks above this is unfair: each tail is at most exp(-blocks * relative entropy). */
function computeChernoffBlocks(share: number, eps: number, delta: number): number {
  const entropy = Math.min(
    computeRelativeEntropy((1 - eps) * share, share),
    computeRelativeEntropy((1 + eps) * share, share),
  );
  return Math.max(1, Math.ceil(Math.log(2 / delta) / entropy));
}

/** [nats] from a coin of chance `share` to one of chance `other`; infinite where `other` can be passed by no count. */
function computeRelativeEntropy(other: number, share: number): number {
  if (other <= 0 || other >= 1) return Number.POSITIVE_INFINITY;
  return computeDeviance(other, share) + computeDeviance(1 - other, 1 - share);
}

/** The largest unfair chance that any number of blocks from `first` to `last` can have; exact where they are one. */
function boundUnfairChance(share: number, eps: number, first: number, last: number): number {
  const { low } = computeFairRange(share, eps, last);
  const { high } = computeFairRange(share, eps, first);
  return computeBinomialTails(first, share, low - 1).lower + computeBinomialTails(last, share, high).upper;
}
