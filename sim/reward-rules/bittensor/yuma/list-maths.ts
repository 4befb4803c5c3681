/** A matrix as rows of equal length. */
export type Rows = readonly (readonly number[])[];

/**
 * The steps of an epoch on plain lists, one by one, as the chain's own tests take them. An epoch takes them fused, in
 * `yuma-kernel.ts`; these are its plain twin.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/math.rs
 */
export function normaliseColumns(rows: Rows): number[][] {
  const sums = listColumns(rows).map((column) => column.reduce((sum, value) => sum + value, 0));
  return rows.map((row) => row.map((value, column) => (sums[column] === 0 ? value : value / sums[column]!)));
}

/** Each column over its largest entry; a column of zeros stays as it is. */
export function scaleColumnsToMost(rows: Rows): number[][] {
  const most = listColumns(rows).map((column) => Math.max(0, ...column));
  return rows.map((row) => row.map((value, column) => (most[column] === 0 ? value : value / most[column]!)));
}

/** Zeros on the diagonal. */
export function dropDiagonal(rows: Rows): number[][] {
  return rows.map((row, index) => row.map((value, column) => (index === column ? 0 : value)));
}

/** Entry (i, j) is at most upper[j]. */
export function clipColumns(rows: Rows, upper: readonly number[]): number[][] {
  return rows.map((row) => row.map((value, column) => Math.min(value, upper[column]!)));
}

/** from + (to - from) * ratio, entry by entry. */
export function interpolateRows(from: Rows, to: Rows, ratio: number): number[][] {
  return from.map((row, index) => row.map((value, column) => value + (to[index]![column]! - value) * ratio));
}

/** min(1, rate * fresh + (1 - rate) * old), entry by entry. */
export function averageBonds(fresh: Rows, old: Rows, rates: Rows): number[][] {
  return fresh.map((row, index) =>
    row.map((value, column) => {
      const rate = rates[index]![column]!;
      return Math.min(1, rate * value + (1 - rate) * old[index]![column]!);
    }),
  );
}

/** 1 / (1 + exp(-slope (x - centre))), the exponent kept within -20 and 20. */
export function computeClampedSigmoid(x: number, slope: number, centre: number): number {
  const exponent = Math.min(20, Math.max(-20, -slope * (x - centre)));
  return 1 / (1 + Math.exp(exponent));
}

function listColumns(rows: Rows): number[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]!));
}
