/** What a month shows of the reward rule. */
export interface RewardFacts extends HalvingFacts {
  /** [USD] that the network pays for one unit of work; 0 where it does not pay for work */
  readonly revenueUsdPerWork: number;
  /** [1/year] coins that a staked coin earns; 0 where the network does not pay for stake */
  readonly stakeYieldPerYear: number;
  /** [smallest unit/year] that the network pays to all who stake together; 0 where it does not pay for stake */
  readonly stakePayPerYear: number;
  /** [1/year] log decay of the pay of a rule that issues coins by a law of its own, as observed over the last year */
  readonly emissionDecayPerYear: number;
}

export interface HalvingFacts {
  /** [years] to the next halving at the target interval, from the public schedule; Infinity where there is none */
  readonly halvingYears: number;
  /** Reward of a block after that halving over the reward before it. */
  readonly halvingFactor: number;
}

/** Above this yield a stake pays itself back in weeks; it stands for "no limit" where nobody stakes yet. */
export const LARGEST_YIELD_PER_YEAR = 10;
