import type { Device } from "../../../hardware-models/device.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { rewardRules } from "../../../sim/reward-rules/registry.ts";
import type { RewardRule } from "../../../sim/reward-rules/reward-rule.ts";
import type { RunResult } from "../../../sim/run-result.ts";
import { simulate } from "../../../sim/simulate.ts";
import type { MarketInput, MinerGroupInput, SchemeInput, SimulationInput } from "../../../sim/simulation-input.ts";
import { workKinds } from "../../../sim/work-kind.ts";

/** A device of round numbers: 1 TH/s at 1 kW for 1,000 USD. */
export function createDevice(change: Partial<Device> = {}): Device {
  return {
    name: "test miner",
    kind: "asic",
    maker: "test",
    releaseTime: Date.UTC(2010, 0) / 1000,
    workPerSecond: 1e12,
    powerWatts: 1000,
    priceUsd: 1000,
    priceIsEstimated: false,
    processNanometres: null,
    citations: { performance: "test", releaseDate: "test", price: "test", process: "test" },
    note: "",
    ...change,
  };
}

export function createGroup(change: Partial<MinerGroupInput> = {}): MinerGroupInput {
  return {
    name: "miners",
    count: 3,
    devices: ["cpu", "gpu", "fpga", "asic"],
    capitalUsd: 0,
    initialHashrateShare: 1,
    initialFleet: {},
    electricityUsdPerKwh: 0.01,
    horizonYears: 2,
    discountPerYear: 0.3,
    hashrateGrowthPerYear: 0.5,
    trendWeight: 0.5,
    priceGrowthPerYear: 0,
    reinvestShare: 0,
    holdShare: 0,
    ...change,
  };
}

/** A market in which nothing changes: one price, one fleet, no fees, no money to buy with. */
export function createMarket(change: Partial<MarketInput> = {}): MarketInput {
  const supply = { firstMonthUsd: 1e9, growthPerMonth: 0.1 };
  return {
    start: "2013-01",
    end: "2014-12",
    price: { model: "constant", usd: 100 },
    fees: { model: "none" },
    chain: {
      startHeight: 210_000,
      targetIntervalSeconds: 600,
      // 1e15 hashes a second find a block every 600 s.
      startDifficulty: (1e15 * 600) / 2 ** 32,
      startHashrate: 1e15,
      startDevice: "test miner",
      startSupplyCoins: "history",
      unitsPerCoin: 1e8,
    },
    hardware: {
      pue: 1.1,
      siteSpread: 0,
      deliveryMonths: 2,
      lifeYears: 50,
      scrapAfterMonthsOff: 12,
      exclude: [],
      supply: { cpu: supply, gpu: supply, fpga: supply, asic: supply },
    },
    stake: { floatPerMonth: 0.05, validators: 64 },
    miners: [createGroup()],
    holders: [],
    ...change,
  };
}

/** Terms of a market for used devices. */
export const usedTerms = {
  tradingCostShare: 0.1,
  scrapUsd: 5,
  patienceMonths: 3,
  playersShare: 0.5,
  playersDeclinePerYear: 0.3,
  playersDepthPerMonth: 2000,
  playersElasticity: 1.5,
} as const;

export const workScheme: SchemeInput = {
  name: "proof-of-work",
  rule: { name: "proof-of-work", parameters: {}, choices: {} },
  difficulty: { name: "bitcoin", parameters: {}, choices: {} },
};

export const stakeScheme: SchemeInput = {
  name: "proof-of-stake",
  rule: { name: "proof-of-stake", parameters: { nodePowerWatts: 0 }, choices: {} },
  difficulty: { name: "none", parameters: {}, choices: {} },
};

/** True for a series that tells of a month by what followed it: pay by entry date. */
export function looksAhead(series: string): boolean {
  return /^(payback|return)_/.test(series);
}

/** Runs one replication of a small market. */
export async function runSmall(change: Partial<SimulationInput> = {}): Promise<RunResult> {
  return simulate(createInput(change), await loadSimJs());
}

/** All that a replication of a small market depends on; the rule is the registry's unless it is given. */
export function createInput(change: Partial<SimulationInput> = {}): SimulationInput {
  const scheme = change.scheme ?? workScheme;
  const rules: Readonly<Record<string, RewardRule>> = rewardRules;
  return {
    market: createMarket(),
    work: workKinds.sha256d,
    scheme,
    rule: rules[scheme.rule.name] ?? rewardRules["proof-of-work"],
    devices: [createDevice()],
    history: [],
    seed: "laws",
    replication: 0,
    ...change,
  };
}
