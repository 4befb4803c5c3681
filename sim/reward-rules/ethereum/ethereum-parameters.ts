import type { ChoiceSpecs, ParameterSpecs } from "../../parameter.ts";
import { commissionParameter, emissionChoice, nodePowerParameter, settlementParameter } from "../common-parameters.ts";

export const ethereumParameters: ParameterSpecs = {
  epochsPerSettlement: settlementParameter(
    "Epochs of 384 s settled together",
    "epochs",
    225,
    "assumption: a day; the sum of its epochs, as stake stays the same in between",
  ),
  participation: {
    title: "Part of votes, sync messages and proposals that are there and right",
    unit: "share",
    default: 0.995,
    // Below two thirds the chain does not finalise and an inactivity leak begins, which is not modelled.
    min: 2 / 3,
    max: 1,
    source: "assumption: a little below what the network shows on most days",
  },
  baseFeeShare: {
    title: "Part of fees that is base fee and is burned",
    unit: "share",
    default: 0.8,
    min: 0,
    max: 1,
    source: "EIP-1559 burns the base fee; its part of all fees is an assumption",
  },
  commission: commissionParameter(0.1, "assumption: what the largest liquid staking pool keeps"),
  slashingsPerYear: {
    title: "Slashings of one pool of stake",
    unit: "a year",
    default: 0,
    min: 0,
    max: 1000,
    source: "assumption: none",
  },
  nodePowerWatts: nodePowerParameter(),
};

export const ethereumChoices: ChoiceSpecs = {
  emission: emissionChoice("own: ethereum/consensus-specs specs/altair/beacon-chain.md"),
  fork: {
    title: "Upgrade in force: 32 ETH a validator (deneb), or up to 2048 (electra, EIP-7251)",
    choices: ["electra", "deneb"],
    default: "electra",
    source: "ethereum/consensus-specs specs/electra/beacon-chain.md",
  },
  proposers: {
    title: "Proposers: drawn slot by slot, or paid their expectation",
    choices: ["drawn", "expected"],
    default: "drawn",
    source: "ethereum/consensus-specs specs/phase0/beacon-chain.md get_beacon_proposer_index",
  },
};
