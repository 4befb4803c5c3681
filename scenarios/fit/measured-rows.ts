/** Columns of `mlperf_measured.csv` that are read. */
export const mlperfColumns = [
  "round",
  "submitter",
  "accelerator",
  "n_accel",
  "model",
  "scenario",
  "metric",
  "value",
  "power_w",
  "accel_key",
  "accuracy_tier",
  "precision",
  "software",
  "division",
  "quality_flags",
] as const;
export type MlperfRow = Readonly<Record<(typeof mlperfColumns)[number], string>>;

/** Columns of `llm_isl_osl_measured.csv` that are read. */
export const servingTableColumns = ["accelerator", "n_accel", "model", "quant", "isl", "osl", "value"] as const;
export type ServingTableRow = Readonly<Record<(typeof servingTableColumns)[number], string>>;

/** Rows as the two files hold them; whoever judges a fit hands in others. */
export interface MeasuredRows {
  readonly mlperf: readonly MlperfRow[];
  readonly servingTable: readonly ServingTableRow[];
}

/** Offline results of the closed division without a mark against them: the throughput that MLPerf compares. */
export function selectOffline(rows: readonly MlperfRow[]): MlperfRow[] {
  return rows.filter(
    (row) =>
      row.scenario === "offline" && row.division === "closed" && row.quality_flags === "" && Number(row.value) > 0,
  );
}

/** Middle value; the mean of the two middle ones where there are two. */
export function computeMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}
