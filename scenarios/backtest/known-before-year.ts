import { knownBeforeYearField } from "../maker-defaults.ts";
import type { FittedCohorts } from "./fitted-file.ts";

/** Makers know the chips of the fit's window, by whole years. */
export function computeKnownBeforeYear({ window }: FittedCohorts): number {
  const lastYear = Number(window.to.slice(0, 4));
  return Math.max(knownBeforeYearField.min, window.to.endsWith("-12") ? lastYear + 1 : lastYear);
}
