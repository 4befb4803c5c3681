/** Stakes this close are the same: the chain's numbers have 32 fractional bits. */
const STAKE_ROUNDING = 2 ** -32;

/** Room for one median; made once and used for all columns. */
export interface MedianScratch {
  readonly indices: Int32Array;
  readonly below: Int32Array;
  readonly above: Int32Array;
}

export function createMedianScratch(rows: number): MedianScratch {
  return { indices: new Int32Array(rows), below: new Int32Array(rows), above: new Int32Array(rows) };
}

/**
 * The largest score that is backed, by itself or by a higher one, by at least `majority` of the stake; the least score
 * where no score is, and 0 of an empty list. Found by halving around the score in the middle of the list, as the chain
 * does: with minority m = total - majority, go below while m lies in the stake below, above while it lies above.
 *
 * @param stake one entry a score
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/math.rs, weighted_median
 */
export function computeWeightedMedian(
  stake: Float64Array,
  score: Float64Array,
  majority: number,
  scratch: MedianScratch,
): number {
  let { indices, below, above } = scratch;
  let total = 0;
  let count = score.length;
  for (let index = 0; index < count; index++) {
    indices[index] = index;
    total += stake[index]!;
  }
  const minority = total - majority + STAKE_ROUNDING;
  let low = 0;
  let high = total;
  while (count > 1) {
    const pivot = score[indices[count >> 1]!]!;
    let [belowCount, aboveCount, belowStake, aboveStake] = [0, 0, 0, 0];
    for (let position = 0; position < count; position++) {
      const index = indices[position]!;
      const value = score[index]!;
      if (value < pivot) {
        below[belowCount++] = index;
        belowStake += stake[index]!;
      } else if (value > pivot) {
        above[aboveCount++] = index;
        aboveStake += stake[index]!;
      }
    }
    if (belowCount > 0 && minority < low + belowStake) {
      high = low + belowStake;
      [indices, below] = [below, indices];
      count = belowCount;
    } else if (aboveCount > 0 && high - aboveStake <= minority) {
      low = high - aboveStake;
      [indices, above] = [above, indices];
      count = aboveCount;
    } else {
      return pivot;
    }
  }
  return count === 1 ? score[indices[0]!]! : 0;
}
