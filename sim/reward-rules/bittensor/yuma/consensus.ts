import { computeWeightedMedian, createMedianScratch } from "./weighted-median.ts";

/**
 * Consensus of every column: the weighted median of its weights over the rows with stake above 0, their stakes made to
 * add up to 1. All 0 where no row has stake.
 *
 * @param stake one entry a row
 * @param weights row after row, each `columns` long
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/math.rs, weighted_median_col
 */
export function computeConsensus(
  stake: Float64Array,
  weights: Float64Array,
  columns: number,
  majority: number,
): Float64Array {
  const rows = Int32Array.from(Array.from(stake.keys()).filter((row) => stake[row]! > 0));
  const sum = rows.reduce((total, row) => total + stake[row]!, 0);
  const share = Float64Array.from(rows, (row) => stake[row]! / sum);
  const score = new Float64Array(rows.length);
  const scratch = createMedianScratch(rows.length);
  const consensus = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    for (let index = 0; index < rows.length; index++) score[index] = weights[rows[index]! * columns + column]!;
    consensus[column] = computeWeightedMedian(share, score, majority, scratch);
  }
  return consensus;
}
