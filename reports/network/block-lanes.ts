import type { BlockFate } from "../../sim/network/fork-summary.ts";

/** A block to lay out: its parent comes before it, or is not among them. */
export interface LaneBlock {
  readonly parent: number | null;
  readonly fate: BlockFate;
}

const SIDES = [1, -1] as const;

/**
 * Rows of a block tree, by block: 0 for the main chain. A branch that lost gets the nearest row that no other branch
 * uses since its parent was found, below and above the chain in turn; a second child of a lost block opens a new one.
 */
export function computeLanes(blocks: readonly LaneBlock[]): number[] {
  const lanes: number[] = [];
  const hasHeir = new Set<number>();
  const lastInLane = new Map<number, number>();
  for (const [index, { parent, fate }] of blocks.entries()) {
    lanes.push(fate === "main" ? 0 : chooseLane(parent));
    lastInLane.set(lanes[index]!, index);
  }
  return lanes;

  function chooseLane(parent: number | null): number {
    if (parent !== null && blocks[parent]!.fate !== "main" && !hasHeir.has(parent)) {
      hasHeir.add(parent);
      return lanes[parent]!;
    }
    for (let distance = 1; ; distance++) {
      for (const side of SIDES) {
        const last = lastInLane.get(side * distance) ?? -1;
        if (last < (parent ?? 0)) return side * distance;
      }
    }
  }
}
