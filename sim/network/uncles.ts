import { type BlockTree, NO_BLOCK } from "./block-tree.ts";
import { NO_ROW } from "./open-blocks.ts";
import type { Propagation } from "./propagation.ts";

/** A block may name this many uncles, at most so many heights below itself. */
export const UNCLES_PER_BLOCK = 2;
export const UNCLE_DEPTH = 6;

/** Heights below the last common block at which stale blocks must still be known: an uncle's, and its parent's. */
export const KEPT_FOR_UNCLES = UNCLE_DEPTH + 1;

/** A nephew's reward for each uncle it names, over the reward of a block. */
export const NEPHEW_SHARE = 1 / 32;

/**
 * The reward of an uncle over that of a block: (8 - d) / 8, where d is how many heights it lies below the block that
 * names it, 1 to 6.
 *
 * @source Ethereum Yellow Paper, section 11.3 (reward application) and 11.1 (ommer validation)
 */
export function computeUncleShare(depth: number): number {
  return (8 - depth) / 8;
}

/**
 * Lets a new block name the uncles that its miner knows of, the oldest first: stale blocks whose parent is on the new
 * block's chain, not named on it before.
 */
export function nameUncles(tree: BlockTree, propagation: Propagation, node: number, block: number): void {
  const { blocks, open } = propagation.openBlocks;
  const height = tree.heights[block]!;
  let named = 0;
  for (const row of open) {
    const candidate = blocks[row]!;
    if (named === UNCLES_PER_BLOCK) return;
    if (height - tree.heights[candidate]! > UNCLE_DEPTH || tree.heights[candidate]! >= height) continue;
    if (propagation.openBlocks.getRow(candidate) === NO_ROW || !propagation.isConnected(node, candidate)) continue;
    if (!canBeUncle(tree, candidate, block)) continue;
    tree.uncles[UNCLES_PER_BLOCK * block + named++] = candidate;
  }
}

function canBeUncle(tree: BlockTree, candidate: number, block: number): boolean {
  const parent = tree.parents[candidate]!;
  if (parent === NO_BLOCK) return false;
  // Down the new block's chain to the height of the candidate's parent.
  let at = tree.parents[block]!;
  while (tree.heights[at]! > tree.heights[parent]!) {
    if (at === candidate || isNamedBy(tree, at, candidate)) return false;
    at = tree.parents[at]!;
  }
  return at === parent;
}

function isNamedBy(tree: BlockTree, block: number, candidate: number): boolean {
  return tree.uncles[UNCLES_PER_BLOCK * block] === candidate || tree.uncles[UNCLES_PER_BLOCK * block + 1] === candidate;
}
