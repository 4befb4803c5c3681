import type { ShownNode } from "../../scenarios/network/choose-nodes.ts";
import type { BlockFate } from "../../sim/network/fork-summary.ts";

/** A block of the replay; times in seconds from the replay's start. */
export interface ReplayBlock {
  readonly number: number;
  readonly height: number;
  /** Index of the parent among the replay's blocks; null where it is older. */
  readonly parent: number | null;
  /** Row of the tree: 0 is the main chain, branches lie on both sides of it. */
  readonly lane: number;
  readonly miner: string;
  readonly fate: BlockFate;
  readonly foundSeconds: number;
  /** Null where it was never shown. */
  readonly publishedSeconds: number | null;
  /** Seconds from its being found to 50, 90 and 100 % of the shown nodes' having it; null where they never did. */
  readonly reachSeconds: readonly (number | null)[];
}

/** A stretch of one run, as the page's script plays it. */
export interface Replay {
  readonly nodes: readonly ShownNode[];
  readonly blocks: readonly ReplayBlock[];
  /** When which node came to hold which block for the end of the longest chain, in order; -1: a block before these. */
  readonly tipSeconds: readonly number[];
  readonly tipNodes: readonly number[];
  readonly tipBlocks: readonly number[];
  readonly endSeconds: number;
  /** [s] of the run at which the replay starts. */
  readonly startSeconds: number;
  readonly clock: ReplayClock;
}

/** Where each time lies on the scrubber, from 0 to 1: straight lines between these points. */
export interface ReplayClock {
  readonly seconds: readonly number[];
  readonly places: readonly number[];
}
