import { SECONDS_PER_DAY } from "../../units.ts";
import {
  computeAttesterWeight,
  EPOCHS_PER_SYNC_PERIOD,
  GWEI_PER_ETH,
  REWARD_WEIGHTS,
  SECONDS_PER_EPOCH,
  SLOTS_PER_EPOCH,
} from "./consensus.ts";
import { computeEpochIssuanceGwei } from "./issuance.ts";

const ETH_PER_VALIDATOR = 32;

/** A year of one validator of 32 ETH that misses no duty. */
export interface ValidatorIncome {
  readonly attestationEth: number;
  readonly proposalsPerYear: number;
  readonly proposalEth: number;
  readonly syncPeriodsPerYear: number;
  readonly syncPeriodEth: number;
  readonly meanEth: number;
  readonly sdEth: number;
}

/**
 * Votes pay alike every epoch; proposals are Binomial(slots, 1 / validators) and sync duties
 * Binomial(periods, seats / validators), which is where luck comes from.
 *
 * @source ethereum/consensus-specs specs/altair/beacon-chain.md, weights and committees
 */
export function computeValidatorIncome(validators: number, seats: number, daysPerYear: number): ValidatorIncome {
  const { sync, proposer, denominator } = REWARD_WEIGHTS;
  const epochs = (daysPerYear * SECONDS_PER_DAY) / SECONDS_PER_EPOCH;
  const epochEth = Number(computeEpochIssuanceGwei(validators * ETH_PER_VALIDATOR)) / GWEI_PER_ETH;
  const attestationEth = ((epochEth / validators) * computeAttesterWeight(REWARD_WEIGHTS) * epochs) / denominator;
  const proposalEth = (epochEth * proposer) / denominator / SLOTS_PER_EPOCH;
  const proposalsPerYear = (epochs * SLOTS_PER_EPOCH) / validators;
  const syncPeriodEth = (epochEth * sync * EPOCHS_PER_SYNC_PERIOD) / denominator / seats;
  const syncChance = Math.min(1, seats / validators);
  const syncPeriodsPerYear = (epochs / EPOCHS_PER_SYNC_PERIOD) * syncChance;
  const variance =
    proposalsPerYear * (1 - 1 / validators) * proposalEth ** 2 +
    syncPeriodsPerYear * (1 - syncChance) * syncPeriodEth ** 2;
  return {
    attestationEth,
    proposalsPerYear,
    proposalEth,
    syncPeriodsPerYear,
    syncPeriodEth,
    meanEth: attestationEth + proposalsPerYear * proposalEth + syncPeriodsPerYear * syncPeriodEth,
    sdEth: Math.sqrt(variance),
  };
}
