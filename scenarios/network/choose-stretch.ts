import { type BlockTree, NO_BLOCK, SPREAD_SHARES } from "../../sim/network/block-tree.ts";
import type { BlockFate } from "../../sim/network/fork-summary.ts";

/** Blocks first to last, by number, that a replay shows, and why these. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  /** Longest branch that lost, in blocks; 0 where the run has none and the stretch lies around an ordinary block. */
  readonly forkBlocks: number;
}

/** Blocks shown at most: as many as can be told apart on a narrow screen. */
export const MOST_BLOCKS = 16;

const LEAD = 3;

/** The blocks around the longest branch that lost, the earliest of equals; else around a block of median spread. */
export function chooseStretch(tree: BlockTree, fates: readonly BlockFate[]): Stretch {
  const fork = findLongestFork(tree, fates);
  const centre = fork === null ? findMedianBlock(tree, fates) : findRival(tree, fates, fork.block);
  const last = Math.min(tree.count - 1, Math.max(1, centre - LEAD) + MOST_BLOCKS - 1);
  return { first: Math.max(1, last - MOST_BLOCKS + 1), last, forkBlocks: fork?.blocks ?? 0 };
}

function findLongestFork(tree: BlockTree, fates: readonly BlockFate[]): { block: number; blocks: number } | null {
  // Number of blocks from the fork to each block of a branch, and the branch's first block.
  const depths = new Int32Array(tree.count);
  const roots = new Int32Array(tree.count);
  let longest: { block: number; blocks: number } | null = null;
  for (let block = 1; block < tree.count; block++) {
    if (fates[block] !== "stale") continue;
    const parent = tree.parents[block]!;
    depths[block] = depths[parent]! + 1;
    roots[block] = depths[parent] === 0 ? block : roots[parent]!;
    if (longest === null || depths[block]! > longest.blocks) longest = { block: roots[block]!, blocks: depths[block]! };
  }
  return longest;
}

/** The older of a branch's first block and the block of the main chain that stands on the same parent. */
function findRival(tree: BlockTree, fates: readonly BlockFate[], branch: number): number {
  for (let block = 1; block < branch; block++) {
    if (tree.parents[block] === tree.parents[branch] && fates[block] === "main") return block;
  }
  return branch;
}

/** The block of the main chain whose time to half of the nodes is the median; the first where no block reached them. */
function findMedianBlock(tree: BlockTree, fates: readonly BlockFate[]): number {
  const known: number[] = [];
  const getSpread = (block: number): number => tree.spreadSeconds[SPREAD_SHARES.length * block]!;
  for (let block = 1; block < tree.count; block++) {
    if (fates[block] === "main" && !Number.isNaN(getSpread(block))) known.push(block);
  }
  known.sort((one, other) => getSpread(one) - getSpread(other) || one - other);
  return known[known.length >> 1] ?? NO_BLOCK + 2;
}
