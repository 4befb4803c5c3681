/** A function and its slope at one point. */
export interface ValueAndSlope {
  readonly value: number;
  readonly slope: number;
}

const MOST_STEPS = 200;

/**
 * Root of a rising function between `low` and `high`: Newton's steps, replaced by halving where they would leave the
 * bracket, which every step narrows. Stops where a step is within the relative `tolerance`.
 */
export function findRoot(
  evaluate: (x: number) => ValueAndSlope,
  low: number,
  high: number,
  start: number,
  tolerance = 2 ** -52,
): number {
  let x = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { value, slope } = evaluate(x);
    if (value === 0) return x;
    if (value < 0) low = x;
    else high = x;
    const newton = x - value / slope;
    const next = newton > low && newton < high ? newton : low + (high - low) / 2;
    if (Math.abs(next - x) <= tolerance * Math.abs(next)) return next;
    x = next;
  }
  return x;
}
