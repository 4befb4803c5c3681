import type { BlockTree } from "./block-tree.ts";

const INITIAL_ROWS = 8;

/** What a node has of a block; each includes what stands before it but `ANNOUNCED`, which comes on top. */
export const UNKNOWN = 0;
export const REQUESTED = 1;
export const HELD = 2;
export const CONNECTED = 4;
export const ANNOUNCED = 8;

/** No row: a block that is withheld, or settled. */
export const NO_ROW = -1;

/**
 * Blocks that some node may still hear of: a row each, with one byte for every node. A row is used again once its block
 * is settled, so memory grows with the forks that are open, not with the length of the chain.
 */
export class OpenBlocks {
  readonly nodes: number;
  /** What each node has of the block: `states[row * nodes + node]`. */
  states: Uint8Array;
  /** By row: its block, the row of its parent, messages on their way, nodes that connected it. */
  blocks = new Int32Array(INITIAL_ROWS);
  parentRows = new Int32Array(INITIAL_ROWS);
  pending = new Int32Array(INITIAL_ROWS);
  reached = new Int32Array(INITIAL_ROWS);
  /** Nodes for which the block is the top of their chain. */
  tips = new Int32Array(INITIAL_ROWS);
  /** Rows in use, in the order of their blocks' publication. */
  readonly open: number[] = [];
  readonly #free: number[] = [];
  readonly #rowOf = new Map<number, number>();

  constructor(nodes: number) {
    this.nodes = nodes;
    this.states = new Uint8Array(INITIAL_ROWS * nodes);
    for (let row = INITIAL_ROWS - 1; row >= 0; row--) this.#free.push(row);
  }

  /** Rows there is room for. */
  get capacity(): number {
    return this.blocks.length;
  }

  /** The block's row; `NO_ROW` where it is withheld or settled. */
  getRow(block: number): number {
    return this.#rowOf.get(block) ?? NO_ROW;
  }

  /** A row for a block that nobody knows yet. */
  add(block: number, parent: number): number {
    if (this.#free.length === 0) this.#grow();
    const row = this.#free.pop()!;
    this.blocks[row] = block;
    this.parentRows[row] = this.getRow(parent);
    this.pending[row] = 0;
    this.reached[row] = 0;
    this.tips[row] = 0;
    this.states.fill(UNKNOWN, row * this.nodes, (row + 1) * this.nodes);
    this.#rowOf.set(block, row);
    this.open.push(row);
    return row;
  }

  /**
   * Gives up the rows of blocks lower than `keptDepth` below the last block that all chains still in play have in
   * common: every node's, every miner's, and those of blocks on their way. No node can leave that block any more.
   *
   * @param withheld blocks that miners mine on unseen
   */
  settle(tree: BlockTree, withheld: Iterable<number>, keptDepth: number): void {
    let common = -1;
    const meet = (block: number): void => {
      common = common < 0 ? block : tree.findCommonAncestor(common, block);
    };
    for (const row of this.open) if (this.tips[row]! > 0 || this.pending[row]! > 0) meet(this.blocks[row]!);
    for (const block of withheld) meet(block);
    const lowest = tree.heights[common]! - keptDepth;
    let kept = 0;
    for (const row of this.open) {
      if (tree.heights[this.blocks[row]!]! < lowest) this.#remove(row);
      else this.open[kept++] = row;
    }
    this.open.length = kept;
  }

  #remove(row: number): void {
    this.#rowOf.delete(this.blocks[row]!);
    this.#free.push(row);
    for (const other of this.open) if (this.parentRows[other] === row) this.parentRows[other] = NO_ROW;
  }

  #grow(): void {
    const rows = this.capacity;
    for (let row = 2 * rows - 1; row >= rows; row--) this.#free.push(row);
    const states = new Uint8Array(2 * rows * this.nodes);
    states.set(this.states);
    this.states = states;
    this.blocks = doubleLength(this.blocks);
    this.parentRows = doubleLength(this.parentRows);
    this.pending = doubleLength(this.pending);
    this.reached = doubleLength(this.reached);
    this.tips = doubleLength(this.tips);
  }
}

function doubleLength(values: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * values.length);
  longer.set(values);
  return longer;
}
