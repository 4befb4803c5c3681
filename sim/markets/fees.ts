import type { FeeInput } from "../simulation-input.ts";
import type { MonthRow } from "./history.ts";

/**
 * [smallest unit] of fees in a block of the given month, whole.
 * history: the month's real fees over its real blocks; share-of-subsidy: share * subsidy; none: 0.
 */
export function computeFeesPerBlock(
  fees: FeeInput,
  row: MonthRow | undefined,
  subsidy: number,
  unitsPerCoin: number,
): number {
  switch (fees.model) {
    case "history":
      if (row === undefined) throw new RangeError("fees: history has no such month");
      return Math.round((row.feesBtc / row.blocks) * unitsPerCoin);
    case "share-of-subsidy":
      return Math.round(fees.share * subsidy);
    case "none":
      return 0;
    default:
      return fees satisfies never;
  }
}
