import type { RuleParameters } from "../../parameter.ts";
import { SECONDS_PER_YEAR } from "../../units.ts";
import { emissionChoice } from "../common-parameters.ts";
import { drawStrikes } from "../draw-strikes.ts";
import type { Epoch, EpochRule } from "../epoch-rule.ts";
import { splitProRata } from "../split-pro-rata.ts";
import { computePools, splitPoolPay } from "../stake-pools.ts";
import { sumAmounts } from "../sum-amounts.ts";
import { computeShareOf } from "../take-share.ts";
import { cosmosParameters } from "./cosmos-parameters.ts";
import { computeBlockProvision, computeNextInflation, type InflationParameters } from "./inflation.ts";
import { computeSlashedStake } from "./slashing.ts";

export interface CosmosMemory {
  /** Yearly inflation at the last block settled. */
  readonly inflation: number;
}

/**
 * The Cosmos SDK's rule: inflation drifts towards the bonded goal, each block mints its part of a year's provisions,
 * the community pool takes its tax of all, and what is left goes to stake pro rata, each validator keeping its
 * commission on coins delegated to it. Proposers take turns by stake, so the proposer's bonus of older versions comes
 * to the same split. All blocks of a settlement are minted one by one on a growing supply, with stake as it was at the
 * start; inflation is a double here and has 18 decimals in the SDK. Commission on a validator's own coins, which it
 * pays itself, is not told apart from its pay.
 *
 * @source cosmos/cosmos-sdk x/mint/types/minter.go, x/distribution/keeper/allocation.go, x/slashing
 */
export const cosmos: EpochRule<CosmosMemory> = {
  kind: "epoch",
  name: "cosmos",
  title: "Cosmos",
  pays: "It pays for coins at stake: inflation and fees less the community's tax, shared pro rata to stake.",
  source: "cosmos/cosmos-sdk x/mint, x/distribution, x/slashing",
  parameters: cosmosParameters,
  choices: { emission: emissionChoice("own: cosmos/cosmos-sdk x/mint/types/minter.go") },
  weighs: "stake",
  computeEpochSeconds: ({ parameters }) =>
    (parameters["blocksPerSettlement"]! * SECONDS_PER_YEAR) / parameters["blocksPerYear"]!,
  computeNodePowerWatts: ({ parameters }) => parameters["nodePowerWatts"]!,
  createMemory: ({ parameters }) => ({ inflation: parameters["initialInflation"]! }),
  computeMostOwnIssuance: (supplyCoins, years, { parameters }) =>
    supplyCoins * Math.expm1(Math.max(parameters["leastInflation"]!, parameters["mostInflation"]!) * years),
  settle(epoch, memory, rule) {
    const { parameters, choices } = rule;
    const pools = computePools(epoch);
    const { issued, inflation } =
      choices["emission"] === "own"
        ? mintBlocks(epoch, memory.inflation, sumAmounts(pools), rule)
        : { issued: epoch.scheduledIssuance, ...memory };
    // As the SDK does, the remainder of the division is the community's.
    const untaxed = computeShareOf(issued + epoch.fees, 1 - parameters["communityTax"]!);
    const poolPay = splitProRata(untaxed + epoch.carried, pools);
    const struck = drawStrikes(pools, parameters["doubleSignsPerYear"]!, epoch.seconds, epoch.random);
    const slashed = computeSlashedStake(pools, struck, parameters["slashFraction"]!, epoch);
    const settlement = {
      payouts: splitPoolPay(poolPay, epoch, parameters["commission"]!),
      treasury: issued + epoch.fees - untaxed,
      burned: sumAmounts(slashed),
      carried: untaxed - sumAmounts(poolPay),
      issued,
      fees: epoch.fees,
      slashed,
    };
    return { settlement, memory: { inflation } };
  },
};

/** What the settlement's blocks mint, one by one: inflation first, then its part of the supply so far. */
function mintBlocks(epoch: Epoch, inflationBefore: number, bonded: number, rule: RuleParameters) {
  const inflationParameters = readInflationParameters(rule);
  const { blocksPerYear } = inflationParameters;
  const blocks = Math.round((epoch.seconds * blocksPerYear) / SECONDS_PER_YEAR);
  let inflation = inflationBefore;
  let supply = epoch.supply;
  for (let block = 0; block < blocks; block++) {
    const bondedRatio = supply > 0 ? Math.min(1, bonded / supply) : 0;
    inflation = computeNextInflation(inflation, bondedRatio, inflationParameters);
    supply += computeBlockProvision(inflation, supply, blocksPerYear);
  }
  return { inflation, issued: supply - epoch.supply };
}

function readInflationParameters({ parameters }: RuleParameters): InflationParameters {
  return {
    goalBonded: parameters["goalBonded"]!,
    rateChangePerYear: parameters["rateChangePerYear"]!,
    most: parameters["mostInflation"]!,
    least: parameters["leastInflation"]!,
    blocksPerYear: parameters["blocksPerYear"]!,
  };
}
