import { computeEstimate } from "./estimate.ts";
import type { Band } from "./experiment.ts";

/** Estimates month by month over the replications' columns. */
export function computeBand(columns: readonly Float64Array[]): Band {
  const months = columns[0]?.length ?? 0;
  const estimates = Array.from({ length: months }, (_, month) =>
    computeEstimate(columns.map((column) => column[month]!)),
  );
  return {
    mean: estimates.map((estimate) => estimate?.mean ?? null),
    low: estimates.map((estimate) => estimate?.low ?? null),
    high: estimates.map((estimate) => estimate?.high ?? null),
  };
}
