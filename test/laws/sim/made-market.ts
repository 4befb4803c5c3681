import { readChipTechnology } from "../../../scenarios/fit/read-chip-technology.ts";
import type { HardwareMarketInput, MakerInput } from "../../../sim/markets/maker-input.ts";
import type { MarketInput, SimulationInput } from "../../../sim/simulation-input.ts";
import { createDevice, createGroup, createInput, createMarket } from "./small-market.ts";

export const technology = readChipTechnology(2019);

export const startDevice = createDevice({
  name: "test card",
  kind: "gpu",
  workPerSecond: 4e8,
  powerWatts: 200,
  priceUsd: 300,
});

export function createMaker(change: Partial<MakerInput> = {}): MakerInput {
  return {
    name: "maker",
    entry: "start",
    capitalCostPerYear: 0.2,
    marginFloor: 0.1,
    accessMonths: 18,
    figures: "mid",
    siliconSuccess: 0.6,
    firstWafersPerMonth: 50,
    growthPerMonth: 0.3,
    ownShare: 0,
    ownGroup: "none",
    ...change,
  };
}

export const hardwareMarket: HardwareMarketInput = {
  catalogueKinds: ["cpu", "gpu", "fpga"],
  foundrySlots: 4,
  wafersPerMonth: 100_000,
  nodeRampYears: 2,
  wafersShare: 0.1,
  dieSquareMillimetres: 25,
  machineWatts: 1000,
  machineUsdPerWatt: 0.1,
  buyerShare: 0.1,
  bookMonths: 6,
  saleYears: 1.5,
  spendingShare: 0.5,
  volumeVolatility: 0.6,
  volumeDriftPerYear: 0.05,
  knownBeforeYear: 2019,
};

/** Three years and more of a market with graphics cards, in which chips can be made. */
export function createMadeMarket(change: Partial<MarketInput> = {}): MarketInput {
  const base = createMarket();
  return {
    ...base,
    start: "2013-01",
    end: "2017-12",
    price: { model: "constant", usd: 500 },
    chain: {
      ...base.chain,
      startDevice: startDevice.name,
      startHashrate: 2e14,
      startDifficulty: (2e14 * 600) / 2 ** 32,
    },
    hardware: { ...base.hardware, lifeYears: 4, siteSpread: 0.25, market: hardwareMarket },
    miners: [
      createGroup({
        count: 12,
        capitalUsd: { distribution: "lognormal", median: 100_000, sigma: 1 },
        electricityUsdPerKwh: { distribution: "uniform", low: 0.02, high: 0.15 },
        reinvestShare: 0.5,
      }),
    ],
    makers: [createMaker({ name: "alpha" }), createMaker({ name: "beta", capitalCostPerYear: 0.3, accessMonths: 24 })],
    ...change,
  };
}

export function createMadeInput(change: Partial<MarketInput> = {}): SimulationInput {
  return createInput({ market: createMadeMarket(change), devices: [startDevice], technology });
}
