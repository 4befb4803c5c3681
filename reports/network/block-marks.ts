import type { BlockFate } from "../../sim/network/fork-summary.ts";
import type { Hue } from "../figures/figure.ts";
import type { ReplayBlock } from "./replay.ts";

const branchHues: readonly Hue[] = ["vermillion", "purple", "orange", "green"];

/** Blue for the main chain; rows beside it have hues of their own. */
export function getBlockHue({ lane }: Pick<ReplayBlock, "lane">): Hue {
  if (lane === 0) return "blue";
  const order = 2 * (Math.abs(lane) - 1) + (lane < 0 ? 1 : 0);
  return branchHues[order % branchHues.length]!;
}

/** Index of a block's shape, so that colour is never alone: square, diamond, triangle. */
export const fateMarks: Readonly<Record<BlockFate, number>> = { main: 1, stale: 3, withheld: 2 };

/** What a fate is called. */
export const fateTitles: Readonly<Record<BlockFate, string>> = {
  main: "on the main chain",
  stale: "stale",
  withheld: "held back to the end",
};
