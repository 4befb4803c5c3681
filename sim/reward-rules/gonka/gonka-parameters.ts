import type { ChoiceSpecs, ParameterSpecs } from "../../parameter.ts";
import { emissionChoice } from "../common-parameters.ts";

const atMainnet = "gonka-ai/gonka genesis/genesis.json";
const inCode = "gonka-ai/gonka at 8a35022b";

/** Defaults are mainnet's of September 2026. */
export const gonkaParameters: ParameterSpecs = {
  blocksPerEpoch: {
    title: "Blocks of an epoch, of 5.41 s each",
    unit: "blocks",
    default: 15_391,
    min: 1,
    max: 1e6,
    source: "gonka-ai/gonka-docs at 570482bc: about 23 hours; 5.41 s: gonka-ai/gonka CalculateTimeNormalizationFactor",
  },
  pocSeconds: {
    title: "Time of an epoch in which proof of compute counts nonces",
    unit: "s",
    default: 152.4,
    min: 0,
    max: 1e7,
    source: "gonka-ai/gonka proposals/multi-model-poc/data at fc3dddcf: 2.54 minutes; no more than the epoch counts",
  },
  weightPerWork: {
    title: "Consensus weight of a unit of work done in that time",
    unit: "weight",
    default: 0.3024,
    min: 0,
    max: 1e6,
    source:
      "coefficient of MiniMax-M2.7, the base model: gonka-ai/gonka proposals/multi-model-poc/dynamic-coeff-init.md",
  },
  firstEpochRewardCoins: {
    title: "Emission of the network's first epoch, of its own schedule",
    unit: "coins",
    default: 323_000,
    min: 0,
    max: 1e6,
    source: `${atMainnet} initial_epoch_reward`,
  },
  epochsBefore: {
    title: "Epochs that the network had paid before the simulation starts, for its own schedule",
    unit: "epochs",
    default: 0,
    min: 0,
    max: 20_000,
    source: "assumption: a new network; epoch 403, of 23 September 2026, has 402 before it",
  },
  subsidyCapCoins: {
    title: "Coins that the own schedule may ever pay",
    unit: "coins",
    default: 680_000_000,
    min: 0,
    max: 1e12,
    source: "gonka-ai/gonka-docs at 570482bc: 68 % of a supply of 1e9",
  },
  powerCapShare: {
    title: "Largest share of the weight that one host may hold among four and more",
    unit: "share",
    default: 0.3,
    min: 0.01,
    max: 1,
    source: `${inCode} x/inference/keeper/bitcoin_rewards.go; 40 % among three hosts, 50 % among two`,
  },
  baseWeightRatio: {
    title: "Part of the weight that counts without collateral",
    unit: "share",
    default: 0.2,
    min: 0,
    max: 1,
    source: `${inCode} x/inference/types/params.go`,
  },
  collateralCoinsPerWeight: {
    title: "Collateral that a unit of weight beyond it takes",
    unit: "coins",
    default: 4.2e-9,
    min: 0,
    max: 1e6,
    source: "gonka-ai/gonka-docs docs/host/collateral.md at 570482bc: 4.2 ngonka",
  },
  collateralFromEpoch: {
    title: "First epoch of the network in which collateral is asked for",
    unit: "epochs",
    default: 181,
    min: 0,
    max: 1e6,
    source: `${atMainnet} grace period to epoch 180`,
  },
  confirmedShare: {
    title: "Part of its weight that a confirmation finds each host to have",
    unit: "share",
    default: 1,
    min: 0,
    max: 1,
    source: "assumption: every host is honest; below 0.4545 all are inactive and slashed",
  },
  requestsPerHost: {
    title: "Requests that a host is sent in an epoch",
    unit: "requests",
    default: 0,
    min: 0,
    max: 1e6,
    source: "assumption: requests run off the chain, so none are counted on it",
  },
  missRate: {
    title: "Part of them that it misses; who misses too many gets no reward",
    unit: "share",
    default: 0,
    min: 0,
    max: 1,
    source: "assumption: no host misses any",
  },
  validationsPerInference: {
    title: "Validators that check an inference and share its fee, on average",
    unit: "validators",
    default: 0.01,
    min: 0,
    max: 1000,
    source: `${inCode} x/inference/types/params.go: the least, at full traffic and reputation`,
  },
  vestingSettlements: {
    title: "Epochs over which pay becomes free",
    unit: "epochs",
    default: 180,
    min: 1,
    max: 10_000,
    source: `${inCode} x/streamvesting`,
  },
};

export const gonkaChoices: ChoiceSpecs = {
  emission: emissionChoice(
    "own: gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go CalculateFixedEpochReward at 8a35022b",
  ),
  collateral: {
    title: "Collateral: deposited in full by every host, or a host's coins at stake",
    choices: ["funded", "staked"],
    default: "funded",
    source:
      "assumption: 4.2e-9 coins a unit of weight are nobody's obstacle: eight H100 need 1.2e-5 coins and earn 1,880 an epoch",
  },
};
