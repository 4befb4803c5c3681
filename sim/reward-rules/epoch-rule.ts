import type { RandomStream } from "../engine/random-stream.ts";
import type { ChoiceSpecs, ParameterSpecs, RuleParameters } from "../parameter.ts";
import type { Settlement } from "./settlement.ts";

/** One epoch as a rule sees it when it has ended. Columns have one entry a party. */
export interface Epoch {
  /** Epochs settled before this one. */
  readonly index: number;
  /** Unix time [s] of its first second. */
  readonly startSeconds: number;
  readonly seconds: number;
  /** Units of work that each party did in the epoch; never negative. */
  readonly work: Float64Array;
  /** [smallest unit] coins that each party had at stake at the epoch's start, its own only; whole. */
  readonly stake: Float64Array;
  /** Party to which each party delegates its stake: itself where it is a validator. */
  readonly validatorOf: Int32Array;
  /** [smallest unit] paid by users in the epoch; whole. */
  readonly fees: number;
  /** [smallest unit] that the market's common schedule mints in the epoch; whole. A rule with a schedule of its own ignores it. */
  readonly scheduledIssuance: number;
  /** [smallest unit] in existence at the epoch's start: minted less burned. */
  readonly supply: number;
  /** [smallest unit] kept back by this rule's earlier settlements. */
  readonly carried: number;
  /** [smallest units] in one coin */
  readonly unitsPerCoin: number;
  /** The rule's own luck: a named stream that no other draw uses. */
  readonly random: RandomStream;
}

/** What an epoch comes to. */
export interface EpochOutcome<Memory> {
  readonly settlement: Settlement;
  /** What the rule remembers for the next epoch. */
  readonly memory: Memory;
}

/**
 * A rule that pays everybody at the epoch's end. Pure: `settle` changes none of its arguments, draws luck from
 * `epoch.random` only, and the same arguments give the same outcome.
 */
export interface EpochRule<Memory = unknown> {
  readonly kind: "epoch";
  readonly name: string;
  readonly title: string;
  /** One sentence: what the rule pays for. */
  readonly pays: string;
  readonly source: string;
  readonly parameters: ParameterSpecs;
  readonly choices: ChoiceSpecs;
  /** What earns: work done, coins at stake, or both. A party whose work earns nothing switches its devices off. */
  readonly weighs: "work" | "stake" | "both";
  computeEpochSeconds(rule: RuleParameters): number;
  /** Power that a party needs to take part, besides its devices, W. */
  computeNodePowerWatts(rule: RuleParameters): number;
  /** What the rule remembers before epoch 0: plain data. */
  createMemory(rule: RuleParameters, parties: number): Memory;
  /**
   * [coins] that the rule mints at most in so many years from this supply, where it is told to mint by a schedule of its
   * own; left out where it never is, or nobody can say.
   */
  computeMostOwnIssuance?(supplyCoins: number, years: number, rule: RuleParameters): number;
  settle(epoch: Epoch, memory: Memory, rule: RuleParameters): EpochOutcome<Memory>;
}
