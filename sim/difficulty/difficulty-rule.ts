import type { ParameterSpecs, ParameterValues } from "../parameter.ts";

/** How hard the next blocks are, by how long the last ones took. Pure: bits and times in, bits out. */
export interface DifficultyRule {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: ParameterSpecs;
  /** Blocks between retargets; Infinity where there is none. */
  readonly intervalBlocks: number;
  /**
   * [compact] target of the next window.
   *
   * @param oldBits [compact] target of the window that ends
   * @param firstTime [s] Unix time of the window's first block, a whole number
   * @param lastTime [s] Unix time of the window's last block, a whole number
   */
  computeNextBits(oldBits: number, firstTime: number, lastTime: number, parameters: ParameterValues): number;
}
