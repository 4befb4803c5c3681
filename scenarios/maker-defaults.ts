import type { DeviceKind } from "../hardware-models/device.ts";
import type { ChosenSpec, FieldSpec } from "./defaults.ts";

// Defaults of the chip makers, of the market that they sell on, and ranges of shocks.

export const makerDefaults = {
  capitalCostPerYear: {
    title: "Return that a maker asks of a design",
    unit: "1/year",
    default: 0.25,
    min: 0.06,
    max: 10,
    source: "assumption: between the 10 % of an industrial firm and what venture capital asks",
  },
  marginFloor: {
    title: "Part of the cost of a machine below which its price never falls",
    unit: "1",
    default: 0.1,
    min: 0,
    max: 100,
    source: "assumption: a tenth, for selling and warranty",
  },
  siliconSuccess: {
    title: "Chance that a chip works as it comes back",
    unit: "1",
    default: 0.5,
    min: 0.01,
    max: 1,
    source: "chip_economics.csv first-silicon: 0.14 of all ASICs, up to a half (assumed) of simple ones",
  },
  firstWafersPerMonth: {
    title: "Wafers a month that a maker turns into machines at first",
    unit: "wafers/month",
    default: 25,
    min: 0.01,
    max: 1e6,
    source: "assumption: one lot of 25 wafers a month",
  },
  growthPerMonth: {
    title: "Growth of that after a month sold out",
    unit: "1/month",
    default: 0.3,
    min: 0,
    max: 10,
    source: "assumption: as hardware.supply.asic",
  },
  ownShare: {
    title: "Part of its machines that a maker's own miners may take at cost",
    unit: "1",
    default: 0,
    min: 0,
    max: 1,
    source: "assumption: all are sold",
  },
} as const satisfies Record<string, FieldSpec<number>>;

/** Traits of miners that only some scenarios give them. */
export const minerOptions = {
  trendMemoryYears: {
    title: "Years of forecasts from which the weight of the trend is learned",
    unit: "years",
    min: 1 / 12,
    max: 100,
    source: "chosen by the scenario",
  },
  volatility: {
    title: "Volatility of the pay for work, to a miner that can wait",
    unit: "1/sqrt(year)",
    min: 0,
    max: 5,
    source: "chosen by the scenario",
  },
  progressPerYear: {
    title: "Growth of the work that a dollar of devices does, to a miner that can wait",
    unit: "log/year",
    min: 0,
    max: 10,
    source: "chosen by the scenario",
  },
} as const satisfies Record<string, ChosenSpec>;

/** Waiting for a node is counted in whole months. */
export const accessMonthsField = {
  title: "Months from the first volume of a node until a maker may order from it",
  unit: "months",
  default: 18,
  min: 0,
  max: 240,
  source: "chip_economics.csv customer-delay: 0.4 to 2.5 years, middle 1.5",
} as const satisfies FieldSpec<number>;

export const hardwareMarketDefaults = {
  wafersPerMonth: {
    title: "Wafers a month of one node at its full rate",
    unit: "wafers/month",
    default: 100_000,
    min: 1,
    max: 1e8,
    source: "assumption: the order of a leading foundry's 28, 16 or 7 nm",
  },
  nodeRampYears: {
    title: "Years from the first volume of a node to its full rate",
    unit: "years",
    default: 2,
    min: 0,
    max: 50,
    source: "assumption: eight quarters",
  },
  wafersShare: {
    title: "Part of a node's wafers that makers of mining chips can get",
    unit: "1",
    default: 0.1,
    min: 1e-9,
    max: 1,
    source: "assumption: other customers have nine tenths",
  },
  dieSquareMillimetres: {
    title: "Area of a chip",
    unit: "mm2",
    default: 25,
    min: 0.01,
    max: 1000,
    source: "assumption: hashing chips are some 20 to 30 mm2",
  },
  machineWatts: {
    title: "Power that a machine is built for",
    unit: "W",
    default: 1000,
    min: 1,
    max: 1e7,
    source: "assumption: machines on record draw 600 to 3500 W",
  },
  machineUsdPerWatt: {
    title: "Boards, power supply, fans and case",
    unit: "USD/W",
    default: 0.1,
    min: 0,
    max: 1000,
    source: "assumption: 100 USD for a machine of 1000 W",
  },
  buyerShare: {
    title: "Part of a machine's worth to its last buyer that the price leaves him",
    unit: "1",
    default: 0.1,
    min: 0,
    max: 0.99,
    source: "assumption: a tenth makes him buy",
  },
  bookMonths: {
    title: "Months of production that can be on order",
    unit: "months",
    default: 6,
    min: 1,
    max: 120,
    source: "assumption: machines were sold up to half a year ahead",
  },
  saleYears: {
    title: "Years that a design is expected to sell",
    unit: "years",
    default: 1.5,
    min: 0.1,
    max: 50,
    source: "assumption: 1.5 to 2 years lie between generations on record",
  },
  spendingShare: {
    title: "Part of the network's pay that makers expect to be spent on machines",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 10,
    source: "assumption: half, as miners reinvest by default",
  },
  volumeVolatility: {
    title: "Volatility of the volume that a maker expects",
    unit: "1/sqrt(year)",
    default: 0.6,
    min: 0,
    max: 5,
    source: "assumption: as in proofground chip",
  },
  volumeDriftPerYear: {
    title: "Drift of that volume",
    unit: "1/year",
    default: 0.05,
    min: -5,
    max: 5,
    source: "assumption: as in proofground chip",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const foundrySlotsField = {
  title: "Test lots that foundries run at once for all makers",
  unit: "lots",
  default: 4,
  min: 1,
  max: 10_000,
  source: "assumption: few enough that many tape-outs at once wait",
} as const satisfies FieldSpec<number>;

export const knownBeforeYearField = {
  title: "Year before which chips on sale teach what energy a hash takes",
  unit: "year",
  default: 2019,
  min: 2014,
  max: 2100,
  source: "assumption: parameters are fitted on data before 2019",
} as const satisfies FieldSpec<number>;

export const defaultCatalogueKinds = ["cpu", "gpu", "fpga"] as const satisfies readonly DeviceKind[];

const chosen = "chosen by the scenario";

const unscaled = "1: as the scenario says";

export const factorFields = {
  tokenPrice: { title: "Token price, times", unit: "1", min: 1e-6, max: 1e6, source: unscaled },
  electricityPrice: { title: "Price of electricity, times", unit: "1", min: 0, max: 1000, source: unscaled },
  asicWork: {
    title: "Work of an ASIC at its watts and price, times",
    unit: "1",
    min: 1e-9,
    max: 1e9,
    source: unscaled,
  },
  devicePrice: { title: "Price of a device on sale, times", unit: "1", min: 1e-6, max: 1e6, source: unscaled },
  designCost: { title: "Design cost of a chip, times", unit: "1", min: 0, max: 1000, source: unscaled },
} as const satisfies Record<string, ChosenSpec>;

export const shockFields = {
  factor: { title: "Token price over what it would have been", unit: "1", min: 1e-9, max: 1e9, source: chosen },
  leftShare: { title: "Part of a maker's capacity that is left", unit: "1", min: 0, max: 1, source: chosen },
  months: { title: "Months until a maker works as before", unit: "months", min: 1, max: 1200, source: chosen },
} as const satisfies Record<string, ChosenSpec>;
