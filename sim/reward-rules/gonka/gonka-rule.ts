import type { RuleParameters } from "../../parameter.ts";
import { SECONDS_PER_YEAR } from "../../units.ts";
import type { Epoch, EpochRule } from "../epoch-rule.ts";
import { sumAmounts } from "../sum-amounts.ts";
import { type CollateralRule, computeRequiredCollateral } from "./collateral-weight.ts";
import { CONFIRMATION_ALPHA, computeConfirmation, computeEffectiveWeight } from "./confirmation.ts";
import { computeEpochEmission, computePaidEmission, DECAY_RATE } from "./emission.ts";
import { computeEpochSplit, computePaidWeights } from "./epoch-split.ts";
import { gonkaChoices, gonkaParameters } from "./gonka-parameters.ts";
import { computeFullWeights, computeRawWeights } from "./host-weights.ts";
import { computeFeeSplit } from "./inference-fees.ts";
import { drawForfeits } from "./missed-epoch.ts";
import { computeSlash, slashFractions } from "./slashing.ts";
import { EXPECTED_BLOCK_SECONDS } from "./time-factor.ts";

export interface GonkaMemory {
  /** [smallest unit] paid by the own schedule so far; null before the first settlement tells the units of a coin. */
  readonly subsidyPaid: bigint | null;
}

/**
 * Gonka's rule: hosts earn in proportion to the nonces that they compute in a short window of each epoch, weighed by a
 * coefficient, cut by collateral and by a cap of 30 % on one host. The denominator keeps the weight that is not paid, so
 * what invalid, unconfirmed and capped hosts lose goes to governance: the treasury. Fees go to executors and validators.
 * All pay vests. One kind of work stands for one model, so there are no group caps and no delegation; guardians hold
 * power in consensus, not pay, and are left out.
 *
 * @source gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go, x/inference/module/module.go at 8a35022b
 */
export const gonka: EpochRule<GonkaMemory> = {
  kind: "epoch",
  name: "gonka",
  title: "Gonka",
  pays: "It pays for proof of compute: a schedule's emission pro rata to nonces, capped at 30 % a host; fees to executors and validators.",
  source: "gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go at 8a35022b",
  parameters: gonkaParameters,
  choices: gonkaChoices,
  weighs: "work",
  computeEpochSeconds: ({ parameters }) => parameters["blocksPerEpoch"]! * EXPECTED_BLOCK_SECONDS,
  computeNodePowerWatts: () => 0,
  createMemory: () => ({ subsidyPaid: null }),
  computeMostOwnIssuance: (_supplyCoins, years, { parameters }) => {
    const epochs = (years * SECONDS_PER_YEAR) / (parameters["blocksPerEpoch"]! * EXPECTED_BLOCK_SECONDS);
    return Math.min(parameters["subsidyCapCoins"]!, parameters["firstEpochRewardCoins"]! * epochs);
  },
  settle(epoch, memory, rule) {
    const hosts = weighHosts(epoch, rule);
    const { issued, subsidyPaid } = computeIssuance(epoch, memory, rule);
    const reward = computeEpochSplit(issued, hosts.paid, hosts.full);
    const fees = computeFeeSplit(epoch.fees, hosts.working, rule.parameters["validationsPerInference"]!);
    const workers = reward.rewards.map((amount, party) => amount + fees.workers[party]!);
    const unservedFees = epoch.fees - sumAmounts(fees.workers) - sumAmounts(fees.validators);
    return {
      settlement: {
        payouts: { workers, validators: fees.validators },
        treasury: reward.governance + unservedFees + sumAmounts(hosts.slashed),
        burned: 0,
        carried: 0,
        issued,
        fees: epoch.fees,
        slashed: hosts.slashed,
        vestingSettlements: Math.round(rule.parameters["vestingSettlements"]!),
      },
      memory: { subsidyPaid },
    };
  },
};

/** Hosts of an epoch: what they weigh, what of it is paid, and what they lose. */
interface WeighedHosts {
  readonly full: Float64Array;
  readonly paid: Float64Array;
  /** Weights of the hosts that serve: those that are active. */
  readonly working: Float64Array;
  /** [smallest unit] */
  readonly slashed: Float64Array;
}

function weighHosts(epoch: Epoch, rule: RuleParameters): WeighedHosts {
  const { parameters, choices } = rule;
  const collateralRule = readCollateralRule(epoch, rule);
  const asksCollateral =
    choices["collateral"] === "staked" && getNetworkEpoch(epoch, rule) >= parameters["collateralFromEpoch"]!;
  const window = Math.min(1, parameters["pocSeconds"]! / epoch.seconds);
  const raw = computeRawWeights(epoch.work, parameters["weightPerWork"]! * window);
  const capShare = parameters["powerCapShare"]!;
  const full = computeFullWeights(raw, asksCollateral ? epoch.stake : null, collateralRule, capShare);
  const { confirmed, active } = confirmHosts(raw, full, parameters["confirmedShare"]!);
  const forfeits = drawForfeits(
    full,
    Math.round(parameters["requestsPerHost"]!),
    parameters["missRate"]!,
    epoch.random,
  );
  const paid = computePaidWeights({ weights: full, confirmed, active }, capShare).map((weight, host) =>
    forfeits[host] === 1 ? 0 : weight,
  );
  const slashed = full.map((weight, host) =>
    asksCollateral && weight > 0 && active[host] === 0 ? slash(epoch.stake[host]!, weight, collateralRule) : 0,
  );
  return { full, paid, working: full.map((weight, host) => (active[host] === 1 ? weight : 0)), slashed };
}

/** What a confirmation leaves of each host's weight, and who stays active. */
function confirmHosts(raw: Float64Array, full: Float64Array, confirmedShare: number) {
  const active = Uint8Array.from(full, (weight) => Number(weight > 0));
  if (confirmedShare === 1) return { confirmed: full, active };
  const confirmed = full.map((weight, host) => {
    if (weight === 0) return 0;
    const expected = BigInt(raw[host]!);
    const measured = BigInt(Math.floor(raw[host]! * confirmedShare));
    const outcome = computeConfirmation({ confirmed: expected, measured, preserved: 0n, expected });
    active[host] = Number(outcome.ratio >= CONFIRMATION_ALPHA);
    return Number(computeEffectiveWeight(BigInt(weight), outcome.confirmed, expected));
  });
  return { confirmed, active };
}

function slash(collateral: number, weight: number, rule: CollateralRule): number {
  const required = computeRequiredCollateral(BigInt(weight), rule);
  return Number(computeSlash({ active: BigInt(collateral), unbonding: 0n }, required, slashFractions.downtime).slashed);
}

/** Number of the epoch in the network's life, from 1. */
function getNetworkEpoch(epoch: Epoch, { parameters }: RuleParameters): number {
  return parameters["epochsBefore"]! + epoch.index + 1;
}

function readCollateralRule(epoch: Epoch, { parameters }: RuleParameters): CollateralRule {
  return {
    baseWeightRatio: parameters["baseWeightRatio"]!,
    collateralPerWeightUnit: parameters["collateralCoinsPerWeight"]! * epoch.unitsPerCoin,
  };
}

/** [smallest unit] minted, and what the own schedule will then have paid. */
function computeIssuance(epoch: Epoch, memory: GonkaMemory, rule: RuleParameters) {
  const { parameters, choices } = rule;
  if (choices["emission"] !== "own") return { issued: epoch.scheduledIssuance, subsidyPaid: memory.subsidyPaid };
  const units = (coins: number) => BigInt(Math.floor(coins * epoch.unitsPerCoin));
  const first = units(parameters["firstEpochRewardCoins"]!);
  const paid = memory.subsidyPaid ?? computePaidEmission(first, DECAY_RATE, parameters["epochsBefore"]!);
  const left = units(parameters["subsidyCapCoins"]!) - paid;
  const emission = computeEpochEmission(first, DECAY_RATE, getNetworkEpoch(epoch, rule) - 1);
  const minted = emission < left ? emission : left > 0n ? left : 0n;
  return { issued: Number(minted), subsidyPaid: paid + minted };
}
