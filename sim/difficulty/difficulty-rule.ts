import type { ParameterSpecs, ParameterValues } from "../parameter.ts";
import type { HeaderHistory } from "./header-history.ts";

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
export type DifficultyRule = WindowRule | HeaderRule;

interface RuleTexts {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: ParameterSpecs;
  /** Blocks between retargets; Infinity where there is none. */
  readonly intervalBlocks: number;
}

/** A rule that looks at the ends of a window, once it is over. */
export interface WindowRule extends RuleTexts {
  readonly retargets: "by-window";
  /** [compact] target of the next window. */
  computeNextBits(window: RetargetWindow, parameters: ParameterValues): number;
}

/** A rule that looks at the last headers, after every block. */
export interface HeaderRule extends RuleTexts {
  readonly retargets: "every-block";
  readonly intervalBlocks: 1;
  /** How many of the last headers it looks at, 1 or more. */
  countHeaders(parameters: ParameterValues): number;
  /** [compact] target of the next block. */
  computeNextBits(history: HeaderHistory, parameters: ParameterValues): number;
}
