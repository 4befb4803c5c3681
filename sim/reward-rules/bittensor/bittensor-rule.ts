import type { RuleParameters } from "../../parameter.ts";
import { SECONDS_PER_YEAR } from "../../units.ts";
import type { Epoch, EpochOutcome, EpochRule } from "../epoch-rule.ts";
import type { Settlement } from "../settlement.ts";
import { computeShareOf } from "../take-share.ts";
import { type AlphaPots, computeAlphaPots } from "./alpha-split.ts";
import { bittensorChoices, bittensorParameters } from "./bittensor-parameters.ts";
import { computeEmissionOfBlocks } from "./block-emission.ts";
import { type BondMemory, createBondMemory, readBonds, storeBonds } from "./bond-memory.ts";
import { BLOCK_SECONDS } from "./rao.ts";
import { computeSubnetPay } from "./subnet-pay.ts";
import { selectPeople } from "./subnet-people.ts";
import { computeScores } from "./validator-scores.ts";
import { computeYuma } from "./yuma/yuma-kernel.ts";
import type { YumaParameters } from "./yuma/yuma-parameters.ts";

/**
 * One subnet of Bittensor as a reward rule; a settlement is one tempo of blocks. Emission and unburned fees are cut
 * into the subnet's share and the others'; each subnet's into owner 18 %, miners 41 %, validators and stakers 41 %.
 * In the simulated subnet Yuma consensus shares the last two out; owners and the people of other subnets are paid
 * elsewhere. Pay is told in TAO by TAO share: alpha, its price and its own halvings are not simulated here.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/coinbase and epoch
 */
export const bittensor: EpochRule<BondMemory> = {
  kind: "epoch",
  name: "bittensor",
  title: "Bittensor",
  pays: "It pays a subnet's owner 18 %, miners 41 % by what validators with stake say of them, and stake 41 %.",
  source: "opentensor/subtensor @ 14bc6f9f964b9cc362e9635dd110a487fa5d15a0 (2026-06-30, spec 425)",
  parameters: bittensorParameters,
  choices: bittensorChoices,
  weighs: "both",
  computeEpochSeconds: ({ parameters }) => Math.floor(parameters["tempoBlocks"]!) * BLOCK_SECONDS,
  computeNodePowerWatts: ({ parameters }) => parameters["nodePowerWatts"]!,
  createMemory: createBondMemory,
  // A coin a block before the first halving; what is burned can be minted again.
  computeMostOwnIssuance: (_supplyCoins, years) => (years * SECONDS_PER_YEAR) / BLOCK_SECONDS,
  settle: settleTempo,
};

function settleTempo(epoch: Epoch, memory: BondMemory, rule: RuleParameters): EpochOutcome<BondMemory> {
  const { parameters } = rule;
  const people = selectPeople(epoch, Math.floor(parameters["maxUids"]!), Math.floor(parameters["maxValidators"]!));
  const scoring = { noise: parameters["scoreNoise"]!, selfDealingShare: parameters["selfDealingShare"]! };
  const result = computeYuma(
    {
      stake: people.stake,
      columns: people.miners.length,
      weights: computeScores(epoch, people, scoring),
      bonds: readBonds(memory, people),
    },
    readYumaParameters(rule),
  );
  const issued = computeIssued(epoch, rule);
  const feesBurned = computeShareOf(epoch.fees, parameters["feeBurnShare"]!);
  const pot = issued + epoch.fees - feesBurned;
  const subnetPot = computeShareOf(pot, parameters["subnetShare"]!);
  const pots = cutPot(subnetPot, rule);
  const pay = computeSubnetPay(epoch, people, result, pots, {
    take: parameters["validatorTake"]!,
    minersBurned: parameters["minersBurned"]!,
  });
  const others = payOthers(cutPot(pot - subnetPot, rule), rule);
  const settlement: Settlement = {
    payouts: { workers: pay.workers, stakers: pay.stakers, validators: pay.validators },
    elsewhere: {
      workers: others.workers,
      stakers: others.stakers + pay.rootStakers,
      validators: others.validators,
      owners: others.owners + pots.owner,
    },
    treasury: 0,
    burned: feesBurned + pay.burned + others.burned,
    carried: 0,
    issued,
    fees: epoch.fees,
  };
  return { settlement, memory: storeBonds(people, result.bonds) };
}

function readYumaParameters({ parameters, choices }: RuleParameters): YumaParameters {
  const alpha = {
    low: Math.min(parameters["alphaLow"]!, parameters["alphaHigh"]!),
    high: parameters["alphaHigh"]!,
    steepness: parameters["alphaSteepness"]!,
  };
  return {
    version: choices["yuma"] as YumaParameters["version"],
    kappa: parameters["kappa"]!,
    bondsPenalty: parameters["bondsPenalty"]!,
    bondsMovingAverage: parameters["bondsMovingAverage"]!,
    liquidAlpha: choices["liquidAlpha"] === "on" ? alpha : undefined,
    bondStorage: "u16",
  };
}

function computeIssued(epoch: Epoch, { choices }: RuleParameters): number {
  if (choices["emission"] !== "own") return epoch.scheduledIssuance;
  return computeEmissionOfBlocks(epoch.supply, Math.round(epoch.seconds / BLOCK_SECONDS), epoch.unitsPerCoin);
}

function cutPot(pot: number, { parameters }: RuleParameters): AlphaPots {
  return computeAlphaPots({
    alphaOut: pot,
    ownerCut: parameters["ownerCut"]!,
    rootProportion: parameters["rootProportion"]!,
    root: "pays",
  });
}

/** The other subnets, by role alone. */
function payOthers({ owner, server, validator, root }: AlphaPots, { parameters }: RuleParameters) {
  const burned = computeShareOf(server, parameters["othersBurned"]!);
  const validators = computeShareOf(validator + root, parameters["validatorTake"]!);
  return { owners: owner, workers: server - burned, burned, validators, stakers: validator + root - validators };
}
