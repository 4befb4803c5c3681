import type { ParameterSpecs } from "../../parameter.ts";
import { commissionParameter, nodePowerParameter, settlementParameter } from "../common-parameters.ts";

const mintDefaults = "cosmos/cosmos-sdk x/mint/types/params.go DefaultParams";

/** Defaults are those of the SDK; chains have voted for others. */
export const cosmosParameters: ParameterSpecs = {
  initialInflation: {
    title: "Yearly inflation at the start",
    unit: "share a year",
    default: 0.13,
    min: 0,
    max: 1,
    source: "cosmos/cosmos-sdk x/mint/types/minter.go DefaultInitialMinter",
  },
  goalBonded: {
    title: "Part of the supply at stake at which inflation stands still",
    unit: "share",
    default: 0.67,
    min: 0.01,
    max: 1,
    source: mintDefaults,
  },
  rateChangePerYear: {
    title: "Most that inflation rises in a year",
    unit: "share a year",
    default: 0.13,
    min: 0,
    max: 1,
    source: mintDefaults,
  },
  mostInflation: {
    title: "Highest inflation",
    unit: "share a year",
    default: 0.2,
    min: 0,
    max: 1,
    source: mintDefaults,
  },
  leastInflation: {
    title: "Lowest inflation; no higher than the highest",
    unit: "share a year",
    default: 0.07,
    min: 0,
    max: 1,
    source: mintDefaults,
  },
  blocksPerYear: {
    title: "Blocks a year, as the chain counts them",
    unit: "blocks",
    default: 6_311_520,
    min: 365,
    max: 1e8,
    source: `${mintDefaults}: one every 5 seconds`,
  },
  blocksPerSettlement: settlementParameter(
    "Blocks settled together, each minted on its own",
    "blocks",
    17_280,
    "assumption: a day of blocks of 5 seconds",
  ),
  communityTax: {
    title: "Part of issuance and fees that goes to the community pool",
    unit: "share",
    default: 0.02,
    min: 0,
    max: 1,
    source: "cosmos/cosmos-sdk x/distribution/types/params.go DefaultParams",
  },
  commission: commissionParameter(0.05, "assumption: the lowest that the Cosmos Hub lets validators ask"),
  doubleSignsPerYear: {
    title: "Double signs of one validator",
    unit: "a year",
    default: 0,
    min: 0,
    max: 1000,
    source: "assumption: none",
  },
  slashFraction: {
    title: "Part of its stake, delegated coins included, that a double sign costs a validator",
    unit: "share",
    default: 0.05,
    min: 0,
    max: 1,
    source: "cosmos/cosmos-sdk x/slashing/types/params.go DefaultSlashFractionDoubleSign; downtime costs 0.01",
  },
  nodePowerWatts: nodePowerParameter(),
};
