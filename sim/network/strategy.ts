/**
 * How a miner plays: what it mines on, and which of its blocks it shows when. The engine calls it at two moments only,
 * and moves the blocks; the strategy keeps whatever memory it needs. Blocks are named by numbers in the order in which
 * they were found; block 0 is the genesis.
 *
 * A new strategy is a file in `strategies/` and a line in its registry.
 */
export interface Strategy {
  readonly title: string;
  /** One sentence on what it does, for help and reports. */
  readonly plays: string;
  /** Paper and section that define it. */
  readonly source: string;
  /** A player with fresh memory, at the genesis; one for every miner that plays it. */
  readonly createPlayer: () => StrategyPlayer;
}

/** The memory of one miner, and its two decisions. */
export interface StrategyPlayer {
  /** The miner found `block`, on top of what it said to mine on. Nobody else knows of it yet. */
  readonly onOwnBlock: (block: number, view: ChainView) => Decision;
  /**
   * A block of somebody else's arrived whole, all its ancestors known, whether or not it is the longest; the node passes
   * it on after this, if its chain is still the longest. Of blocks of the same arrival, parents come first.
   */
  readonly onForeignBlock: (block: number, view: ChainView) => Decision;
}

/** What to do now. */
export interface Decision {
  /** Block to mine on from now: a block known to this miner. */
  readonly mineOn: number;
  /**
   * Own blocks to show to all neighbours now, parents before children; a block that was shown is never shown again.
   * The parent of a shown block must be public or stand before it in the list.
   */
  readonly publish: readonly number[];
}

/** What a miner knows: blocks that it found or that arrived. */
export interface ChainView {
  /** [s] of the simulation. */
  getTimeSeconds(): number;
  /** [blocks] above the genesis. */
  getHeight(block: number): number;
  /** -1 for the genesis. */
  getParent(block: number): number;
  /** Whether this miner found the block. */
  isOwn(block: number): boolean;
  /** Whether the block was shown to anybody. */
  isPublished(block: number): boolean;
  /**
   * Top of the longest chain of published blocks that this miner knows: the one seen first of equals, but for its own,
   * which win ties as soon as they are shown. A block that arrives counts once it was answered.
   */
  getPublicTip(): number;
}
