import type { RandomStream } from "./engine/random-stream.ts";
import type { EpochObservation } from "./epoch-observation.ts";
import type { EpochRule } from "./reward-rules/epoch-rule.ts";

/** The epoch that runs now, and what the rule remembers. */
export interface EpochState {
  readonly rule: EpochRule;
  readonly seconds: number;
  /** Unix time [s] of the first second of epoch 0. */
  readonly firstSecond: number;
  /** Blocks that existed then. */
  readonly firstHeight: number;
  readonly random: RandomStream;
  memory: unknown;
  /** Epochs settled so far, which is the index of the one that runs. */
  index: number;
  /** Unix time [s] up to which work and fees of the running epoch are counted. */
  timeSeconds: number;
  readonly work: Float64Array;
  /** At the running epoch's start. */
  stake: Float64Array;
  validatorOf: Int32Array;
  heightAtStart: number;
  fees: number;
  /** Of the month that runs. */
  running: EpochObservation;
  /** Of the last month in which an epoch ended; null before the first. */
  observed: EpochObservation | null;
  /** [smallest unit/s] issued in the epochs that ended in each month so far, as last known. */
  readonly issuanceTrend: number[];
}
