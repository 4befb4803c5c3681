import type { ParameterSpecs, ParameterValues } from "../parameter.ts";

/** The window of blocks that has just ended. */
export interface RetargetWindow {
  /** [compact] target of its blocks */
  readonly oldBits: number;
  /** [s] Unix time of its first block, a whole number */
  readonly firstTime: number;
  /** [s] Unix time of its last block, a whole number */
  readonly lastTime: number;
  /** [s] the chain's target time between two blocks */
  readonly targetIntervalSeconds: number;
}

/** How hard the next blocks are, by how long the last ones took. Pure: bits and times in, bits out. */
export interface DifficultyRule {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: ParameterSpecs;
  /** Blocks between retargets; Infinity where there is none. */
  readonly intervalBlocks: number;
  /** [compact] target of the next window. */
  computeNextBits(window: RetargetWindow, parameters: ParameterValues): number;
}
