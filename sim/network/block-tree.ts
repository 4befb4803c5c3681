const INITIAL_CAPACITY = 1024;

/** Shares of nodes after which the spread of a block is timed. */
export const SPREAD_SHARES = [0.5, 0.9, 0.99] as const;

/** No block: the parent of the genesis, an uncle that is not there. */
export const NO_BLOCK = -1;

/**
 * All blocks ever found, as columns by number; block 0 is the genesis, at time 0, found by nobody. A child has a larger
 * number than its parent.
 */
export class BlockTree {
  parents = new Int32Array(INITIAL_CAPACITY);
  heights = new Int32Array(INITIAL_CAPACITY);
  /** Index of the miner; -1 for the genesis. */
  miners = new Int32Array(INITIAL_CAPACITY);
  /** [s] */
  foundSeconds = new Float64Array(INITIAL_CAPACITY);
  /** [s] when the block was first shown; NaN while it is withheld. */
  publishedSeconds = new Float64Array(INITIAL_CAPACITY);
  /** [s] from being shown to being known to 50, 90 and 99 % of nodes, three a block; NaN where it never was. */
  spreadSeconds = new Float64Array(SPREAD_SHARES.length * INITIAL_CAPACITY);
  /** Uncles that the block names, two a block; `NO_BLOCK` where there is none. */
  uncles = new Int32Array(2 * INITIAL_CAPACITY);
  count = 0;

  constructor() {
    this.add(NO_BLOCK, -1, 0);
    this.publishedSeconds[0] = 0;
    this.spreadSeconds.fill(0, 0, SPREAD_SHARES.length);
  }

  /** @returns the new block's number */
  add(parent: number, miner: number, foundSeconds: number): number {
    if (this.count === this.parents.length) this.#grow();
    const block = this.count++;
    this.parents[block] = parent;
    this.heights[block] = parent === NO_BLOCK ? 0 : this.heights[parent]! + 1;
    this.miners[block] = miner;
    this.foundSeconds[block] = foundSeconds;
    this.publishedSeconds[block] = Number.NaN;
    this.spreadSeconds.fill(Number.NaN, SPREAD_SHARES.length * block, SPREAD_SHARES.length * (block + 1));
    this.uncles.fill(NO_BLOCK, 2 * block, 2 * block + 2);
    return block;
  }

  /** The last block that the chains of both have in common. */
  findCommonAncestor(one: number, other: number): number {
    let left = one;
    let right = other;
    // The larger number cannot be an ancestor of the smaller.
    while (left !== right) {
      if (left > right) left = this.parents[left]!;
      else right = this.parents[right]!;
    }
    return left;
  }

  /** Whether `block` is `descendant` or stands on the chain below it. */
  isAncestor(block: number, descendant: number): boolean {
    let at = descendant;
    while (at > block) at = this.parents[at]!;
    return at === block;
  }

  #grow(): void {
    this.parents = doubleIntegers(this.parents);
    this.heights = doubleIntegers(this.heights);
    this.miners = doubleIntegers(this.miners);
    this.uncles = doubleIntegers(this.uncles);
    this.foundSeconds = doubleNumbers(this.foundSeconds);
    this.publishedSeconds = doubleNumbers(this.publishedSeconds);
    this.spreadSeconds = doubleNumbers(this.spreadSeconds);
  }
}

function doubleIntegers(values: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * values.length);
  longer.set(values);
  return longer;
}

function doubleNumbers(values: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * values.length);
  longer.set(values);
  return longer;
}
