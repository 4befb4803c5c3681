import * as z from "zod";
import { computeAttesterWeight, GWEI_PER_ETH, REWARD_WEIGHTS } from "../../../sim/reward-rules/ethereum/consensus.ts";
import {
  computeEpochIssuanceGwei,
  computeEquilibriumStakeEth,
  computeIssuanceCoefficient,
} from "../../../sim/reward-rules/ethereum/issuance.ts";
import {
  computeBreakEvenUptime,
  computeZeroIssuanceParticipation,
} from "../../../sim/reward-rules/ethereum/participation.ts";
import { computeValidatorIncome } from "../../../sim/reward-rules/ethereum/validator-income.ts";
import { SECONDS_PER_DAY } from "../../../sim/units.ts";
import { createEvaluator } from "../evaluator.ts";
import { nonNegativeField, positiveField, wholeField } from "../fields.ts";

const ETH_PER_VALIDATOR = 32;

/** More than there could ever be, and their gwei still fit the sums. */
const validatorsField = wholeField(1, 1e9);

export const posEthIssuance = createEvaluator(
  "What Ethereum mints, to the gwei and without rounding",
  z.strictObject({
    validators_32eth: validatorsField,
    BASE_REWARD_FACTOR: wholeField(1, 1e6),
    epoch_s: positiveField,
    year_days: positiveField,
  }),
  ({ validators_32eth: validators, BASE_REWARD_FACTOR: factor, epoch_s, year_days }) => {
    const stakedEth = validators * ETH_PER_VALIDATOR;
    const epochsPerYear = (year_days * SECONDS_PER_DAY) / epoch_s;
    const perEpoch = Number(computeEpochIssuanceGwei(stakedEth, factor));
    const perYear = computeIssuanceCoefficient(factor, epochsPerYear) * Math.sqrt(stakedEth);
    const { sync, proposer, denominator } = REWARD_WEIGHTS;
    return {
      base_reward_per_increment_gwei: perEpoch / stakedEth,
      base_reward_32eth_gwei: perEpoch / validators,
      max_issuance_per_epoch_gwei: perEpoch,
      annual_issuance_eth_integer: (perEpoch * epochsPerYear) / GWEI_PER_ETH,
      annual_issuance_eth_continuous: perYear,
      apr_continuous: perYear / stakedEth,
      attester_part: (perYear * computeAttesterWeight(REWARD_WEIGHTS)) / denominator,
      sync_part: (perYear * sync) / denominator,
      proposer_part: (perYear * proposer) / denominator,
    };
  },
);

export const posEthEqstake = createEvaluator(
  "Stake at which Ethereum's yield is the required one",
  z.strictObject({ required_yield: positiveField, annual_mev_tips_eth: nonNegativeField }),
  ({ required_yield, annual_mev_tips_eth }) => {
    const stakedEth = computeEquilibriumStakeEth(required_yield, annual_mev_tips_eth);
    return {
      equilibrium_stake_eth: stakedEth,
      validators: stakedEth / ETH_PER_VALIDATOR,
      issuance_eth: computeIssuanceCoefficient() * Math.sqrt(stakedEth),
    };
  },
);

export const posEthVariance = createEvaluator(
  "A year of one Ethereum validator that misses no duty: mean and luck",
  z.strictObject({
    validators: validatorsField,
    sync_committee: wholeField(1, 1e9),
    year_days: positiveField,
    perfect_participation: z.literal(true, { error: "true, as only perfect participation is covered" }).optional(),
  }),
  ({ validators, sync_committee, year_days }) => {
    const income = computeValidatorIncome(validators, sync_committee, year_days);
    return {
      mean_eth: income.meanEth,
      sd_eth: income.sdEth,
      proposals_per_year: income.proposalsPerYear,
      proposer_reward_eth: income.proposalEth,
      sync_periods_per_year: income.syncPeriodsPerYear,
      sync_period_reward_eth: income.syncPeriodEth,
      attestation_eth: income.attestationEth,
    };
  },
);

const TENTH_OFFLINE = 0.9;

export const posEthPenalties = createEvaluator(
  "Uptime and participation at which penalties eat up Ethereum's rewards",
  z.strictObject({
    weights: z.strictObject(
      {
        source: positiveField,
        target: positiveField,
        head: nonNegativeField,
        sync: nonNegativeField,
        proposer: nonNegativeField,
        den: positiveField,
      },
      { error: "the weights of the duties" },
    ),
  }),
  ({ weights: { den: denominator, ...parts } }) => {
    const weights = { ...parts, denominator };
    return {
      breakeven_uptime: computeBreakEvenUptime(weights),
      zero_net_issuance_participation: computeZeroIssuanceParticipation(weights),
      // Rewards of attesters go with the square of participation: their own, and that of all.
      attestation_issuance_drop_at_10pct_offline: 1 - TENTH_OFFLINE ** 2,
    };
  },
);
