import type { DifficultyRule } from "../difficulty/difficulty-rule.ts";
import type { ParameterValues } from "../parameter.ts";

/** A chain that miners of the same kind of work can mine. */
export interface HoppingChain {
  readonly rule: DifficultyRule;
  readonly parameters: ParameterValues;
  /** What a block pays, in any unit common to both chains. */
  readonly rewardPerBlock: number;
  /** Share of all work that stays on this chain, whatever it pays. */
  readonly loyalShare: number;
}

/** Two chains, and miners who work for the one that pays more. What the loyal leave of the work hops. */
export interface HoppingInput {
  readonly chains: readonly [HoppingChain, HoppingChain];
  readonly targetIntervalSeconds: number;
  /** Miners of equal size among whom the work that hops is split. */
  readonly hoppers: number;
  /** Each hopper looks again after this time. */
  readonly reviewSeconds: number;
  /** A hopper moves where the other chain pays so much more; each has its own bound, even between 0 and twice this. */
  readonly meanThreshold: number;
  readonly durationSeconds: number;
  readonly seed: string;
}

/** What became of one chain. */
export interface HoppedChain {
  readonly blocks: number;
  readonly meanIntervalSeconds: number;
  /** Longest time without a block. */
  readonly longestIntervalSeconds: number;
  /** Share of all work on the chain: its mean over time, and the standard deviation of it. */
  readonly meanWorkShare: number;
  readonly sdWorkShare: number;
  /** Blocks of each full day over those on schedule: the standard deviation of it; 0.083 by luck alone at 144 a day. */
  readonly sdDailyBlocks: number;
  /** Pay of loyal work, over that of the same work if both chains were always on target. */
  readonly loyalPay: number;
}

export interface HoppingOutcome {
  readonly chains: readonly [HoppedChain, HoppedChain];
  /** Pay of work that hops, over that of the same work if both chains were always on target; null where none hops. */
  readonly hopperPay: number | null;
  /** Times at which a hopper moved, a hopper. */
  readonly movesPerHopper: number;
  /** By hour: share of all work on the first chain, and difficulty of each over that which fits its share of the pay. */
  readonly hourly: { readonly workShare: Float64Array; readonly difficulty: readonly [Float64Array, Float64Array] };
}
