import type { NextHalving } from "../../sim/backtest/cohort-input.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readCell } from "./read-cell.ts";

/** A subsidy that halves every so many blocks; height before the first month of the table. */
export interface HalvingSchedule {
  readonly intervalBlocks: number;
  readonly startHeight: number;
}

/** Blocks of a month as the table tells them; left out where it has no such column. */
interface BlocksRow {
  readonly line: number;
  readonly blocks: string | undefined;
}

/** Blocks of the chain by the end of each month. */
export function listHeights(rows: readonly BlocksRow[], where: string, startHeight: number): number[] {
  let height = startHeight;
  return rows.map(({ line, blocks }) => {
    if (blocks === undefined) {
      const cure = "Add the column, or leave --halving-blocks out.";
      throw new ScenarioError({ where: `${where}: header`, expected: "one column blocks", found: "none", cure });
    }
    height += readCell(blocks, `${where}: line ${line}: blocks`, "not negative");
    return height;
  });
}

/**
 * When the next halving comes at the month's own pace of blocks, and what it leaves of the revenue: no later month is
 * read. Null where the month has no block or no subsidy.
 *
 * @param height by the month's end
 */
export function computeNextHalving(
  month: { readonly blocks: number; readonly issuance: number; readonly fees: number },
  height: number,
  interval: number,
): NextHalving | null {
  const subsidy = month.issuance / (month.issuance + month.fees);
  if (!(month.blocks > 0) || !(subsidy > 0)) return null;
  return { years: (interval - (height % interval)) / month.blocks / 12, factor: 1 - subsidy / 2 };
}
