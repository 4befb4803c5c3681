/** What decides which weights count. One entry a neuron; the matrix is square, row after row. */
export interface WeightMask {
  readonly weights: Float64Array;
  /** Who may set weights that count: permits of the epoch before. */
  readonly permits: readonly boolean[];
  /** The one neuron that may weigh itself. */
  readonly owner?: number | undefined;
  /** Block at which each neuron last set weights. */
  readonly lastUpdate?: readonly number[] | undefined;
  /** Block at which each neuron was registered. */
  readonly registeredAt?: readonly number[] | undefined;
}

/**
 * Weights that count, each row over its sum: none of a neuron without a permit, none of a neuron to itself (the owner
 * may), and none that was set before, or in the block in which, its target was registered.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/run_epoch.rs, steps 4 and 5
 */
export function maskWeights(mask: WeightMask): Float64Array {
  const neurons = mask.permits.length;
  const masked = new Float64Array(neurons * neurons);
  for (let row = 0; row < neurons; row++) {
    if (!mask.permits[row]!) continue;
    let sum = 0;
    for (let column = 0; column < neurons; column++) {
      if (!isCounted(mask, row, column)) continue;
      const weight = mask.weights[row * neurons + column]!;
      masked[row * neurons + column] = weight;
      sum += weight;
    }
    if (sum === 0) continue;
    for (let column = 0; column < neurons; column++) masked[row * neurons + column]! /= sum;
  }
  return masked;
}

function isCounted({ owner, lastUpdate, registeredAt }: WeightMask, row: number, column: number): boolean {
  if (row === column && row !== owner) return false;
  if (lastUpdate === undefined || registeredAt === undefined) return true;
  return lastUpdate[row]! > registeredAt[column]!;
}
