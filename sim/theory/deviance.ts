const SERIES_WITHIN = 0.1;

/**
 * x ln(x / mean) + mean - x for x, mean > 0: how improbable x is where mean is expected, in nats.
 * Near the mean its terms cancel to (x - mean)^2 / (2 mean), so it is summed there as a series in v:
 * (x - mean) v + 2 x (v^3 / 3 + v^5 / 5 + ...), v = (x - mean) / (x + mean).
 *
 * @source Loader, Fast and Accurate Computation of Binomial Probabilities, 2000
 */
export function computeDeviance(x: number, mean: number): number {
  const difference = x - mean;
  const ratio = difference / (x + mean);
  if (!(Math.abs(ratio) < SERIES_WITHIN)) return x * Math.log(x / mean) - difference;
  const square = ratio * ratio;
  let sum = difference * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
