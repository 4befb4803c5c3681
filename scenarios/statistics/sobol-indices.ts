import { type BootstrapOptions, computeBootstrapBounds } from "./bootstrap.ts";
import type { Interval } from "./interval.ts";

/** Outputs at the rows of a Saltelli sample; equally many in every list. */
export interface SobolOutputs {
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** One list a factor: at the points of A with that factor from B. */
  readonly mixed: readonly (readonly number[])[];
}

export interface SobolIndices {
  /** Share of the output's variance that goes with the factor alone. */
  readonly first: Interval;
  /** Share that would be left if all other factors were known: alone and together with others. */
  readonly total: Interval;
}

/**
 * First-order and total indices of each factor. With y less its mean over A and B, and V its variance there,
 * S = mean(y_B (y_mixed - y_A)) / V and T = mean((y_A - y_mixed)^2) / (2 V). Intervals resample rows; rows of a Sobol
 * sequence are spread more evenly than that assumes, so the intervals are rather too wide.
 *
 * @returns null where the output does not vary
 * @source Saltelli et al., Computer Physics Communications 181, 2010, table 2 (b) and (f); T: Jansen, Computer Physics
 * Communications 117, 1999
 */
export function computeSobolIndices(outputs: SobolOutputs, bootstrap: BootstrapOptions): SobolIndices[] | null {
  const rows = outputs.a.length;
  const [anyValue] = outputs.a;
  if ([...outputs.a, ...outputs.b].every((value) => value === anyValue)) return null;
  const terms = computeTerms(outputs);
  const values = computeShares(
    terms,
    Uint32Array.from({ length: rows }, (_, row) => row),
  );
  const bounds = computeBootstrapBounds(rows, (chosen) => computeShares(terms, chosen), bootstrap);
  const getInterval = (index: number): Interval => ({
    value: values[index]!,
    low: bounds[index]?.low ?? null,
    high: bounds[index]?.high ?? null,
  });
  return outputs.mixed.map((_, factor) => ({ first: getInterval(2 * factor), total: getInterval(2 * factor + 1) }));
}

/** Each row's part in the sums; means and variances of resamples are sums of these. */
interface Terms {
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  /** First-order and total numerators by turns, factor by factor. */
  readonly numerators: readonly Float64Array[];
}

function computeTerms({ a, b, mixed }: SobolOutputs): Terms {
  const mean = [...a, ...b].reduce((sum, value) => sum + value, 0) / (2 * a.length);
  return {
    sum: Float64Array.from(a, (value, row) => value - mean + (b[row]! - mean)),
    squares: Float64Array.from(a, (value, row) => (value - mean) ** 2 + (b[row]! - mean) ** 2),
    numerators: mixed.flatMap((own) => [
      Float64Array.from(own, (value, row) => (b[row]! - mean) * (value - a[row]!)),
      Float64Array.from(own, (value, row) => (a[row]! - value) ** 2 / 2),
    ]),
  };
}

function computeShares({ sum, squares, numerators }: Terms, rows: Uint32Array): number[] {
  const mean = addRows(sum, rows) / (2 * rows.length);
  const variance = addRows(squares, rows) / (2 * rows.length) - mean ** 2;
  return numerators.map((numerator) => (variance > 0 ? addRows(numerator, rows) / rows.length / variance : Number.NaN));
}

function addRows(terms: Float64Array, rows: Uint32Array): number {
  let total = 0;
  for (const row of rows) total += terms[row]!;
  return total;
}
