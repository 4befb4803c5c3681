import type { ParameterSpecs, ParameterValues } from "../parameter.ts";
import type { Settlement } from "./settlement.ts";

/** Blocks of one stretch of the chain, all with the same subsidy and the same fees. */
export interface LotteryStretch {
  /** Blocks won, one entry a party. */
  readonly wins: Float64Array;
  /** [satoshi] minted by each block */
  readonly subsidyPerBlock: number;
  /** [satoshi] paid by the users of each block */
  readonly feesPerBlock: number;
}

/** A rule by which each block has one winner. Pure: state in, settlement out. */
export interface LotteryRule {
  readonly kind: "lottery";
  readonly name: string;
  readonly title: string;
  /** One sentence: what the rule pays for. */
  readonly pays: string;
  readonly source: string;
  readonly parameters: ParameterSpecs;
  /** What a party's chance is proportional to. */
  readonly weighs: "work" | "stake";
  /** Power that a party needs to take part, besides its devices, W. */
  computeNodePowerWatts(parameters: ParameterValues): number;
  /** [satoshi] minted by the block at this height */
  computeSubsidy(height: number): number;
  /** Height of the first block above this one whose subsidy differs; Infinity where there is none. */
  computeNextSubsidyChange(height: number): number;
  computeSettlement(stretch: LotteryStretch): Settlement;
}
