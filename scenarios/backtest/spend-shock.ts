import { createStream } from "../../sim/engine/random-stream.ts";
import { computeNormalQuantile } from "../../sim/theory/normal.ts";

/** How much of a month's luck is left a month later: an assumption. */
export const SHOCK_PERSISTENCE = 0.9;

/**
 * Log factors on spending, one a month: x = persistence * x + deviation * z from the stationary law on. Draws from a
 * stream of its own, in the order of the months.
 */
export function createSpendShock(
  { persistence, deviation }: { readonly persistence: number; readonly deviation: number },
  months: number,
  seed: string,
  replication: number,
): (index: number) => number {
  const stream = createStream(seed, `backtest/spending/${replication}`);
  const drawNormal = () => computeNormalQuantile((stream() + 2 ** -54) / (1 + 2 ** -53));
  const values = new Float64Array(months);
  let value = (deviation / Math.sqrt(1 - persistence ** 2)) * drawNormal();
  for (let index = 0; index < months; index++) {
    values[index] = value;
    value = persistence * value + deviation * drawNormal();
  }
  return (index) => values[index] ?? 0;
}
