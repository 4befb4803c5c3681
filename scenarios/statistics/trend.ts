import { computeMean } from "./variance.ts";

/** Equal parts that a series is cut into: short correlation is gone between their means. */
const PARTS = 10;

/**
 * Mann and Kendall's test for a trend, on the means of ten equal parts: with S = pairs that rise less pairs that fall,
 * z = (S - sign S) / sqrt(n (n - 1) (2 n + 5) / 18). Near 0 where there is none; -3.9 or 3.9 where every part falls, or
 * rises. It looks at order alone, so growth by a factor counts like growth by an amount. A rest at the start, too short
 * for a part, is left out.
 *
 * @param series at least ten values
 * @source Mann, Econometrica 13, 1945; Kendall, Rank Correlation Methods, 1975
 */
export function computeTrend(series: readonly number[]): number {
  const size = Math.floor(series.length / PARTS);
  const start = series.length - PARTS * size;
  const means = Array.from({ length: PARTS }, (_, part) =>
    computeMean(series.slice(start + part * size, start + (part + 1) * size)),
  );
  const sum = means.reduce(
    (total, mean, part) => total + means.slice(part + 1).reduce((own, later) => own + Math.sign(later - mean), 0),
    0,
  );
  return (sum - Math.sign(sum)) / Math.sqrt((PARTS * (PARTS - 1) * (2 * PARTS + 5)) / 18);
}
