import type { RandomStream } from "../engine/random-stream.ts";
import { SECONDS_PER_YEAR } from "../units.ts";

/**
 * 1 for each pool of stake that a fault strikes within a span: faults come as a Poisson process, so the chance is
 * 1 - exp(-faults a year * years). Draws nothing where faults never come.
 */
export function drawStrikes(
  pools: Float64Array,
  faultsPerYear: number,
  seconds: number,
  random: RandomStream,
): Uint8Array {
  const struck = new Uint8Array(pools.length);
  if (faultsPerYear === 0) return struck;
  const chance = -Math.expm1((-faultsPerYear * seconds) / SECONDS_PER_YEAR);
  for (let pool = 0; pool < pools.length; pool++) {
    if (pools[pool]! > 0 && random() < chance) struck[pool] = 1;
  }
  return struck;
}
