import type { ChosenSpec, FieldSpec } from "./defaults.ts";

// Defaults of customers, clouds and chips for serving, each with its unit and its source.

const TRENDS = "hardware-models/data/trends.csv";
const CLOUDS = "hardware-models/data/cloud_capacity.csv";

export const demandDefaults = {
  startUsdPerChipHour: {
    title: "Price of serving at the start, as what a chip of the start device earns in an hour",
    unit: "USD/h",
    default: 2.35,
    min: 1e-6,
    max: 1e6,
    source: `${TRENDS}: rent of an H100 in March 2026, contracts of a year`,
  },
  elasticity: {
    title: "Elasticity of demand to price",
    unit: "1",
    default: 1,
    // Below zero only to be refused in plain words.
    min: -100,
    max: 100,
    source: "assumption: demand goes as price^-1, so that spending does not depend on price; no measurement was found",
  },
  growthPerYear: {
    title: "Growth of demand at one price, in the first year",
    unit: "x/year",
    default: 2.3,
    min: 0.01,
    max: 100,
    source: `${TRENDS}: sold computing 3.3x a year and software 2.8x, over a price that fell 4.0x a year, at an elasticity of 1`,
  },
  growthHalvingYears: {
    title: "Years in which that rate of growth halves",
    unit: "years",
    default: 2,
    min: 0.01,
    max: 1e6,
    source: "assumption: ten times the spending of the start in ten years; no source looks so far",
  },
  ceilingFactor: {
    title: "Price over that of the start above which customers do without",
    unit: "1",
    default: 100,
    min: 1,
    max: 1e9,
    source: "assumption: far from any price that is reached",
  },
  load: {
    title: "Part of a machine's full rate that can be sold, over hours of much and of little demand",
    unit: "1",
    default: 0.5,
    min: 0.001,
    max: 1,
    source: "assumption: half; a machine that is on draws its full power",
  },
  softwarePerYear: {
    title: "Tokens of one quality from the same chips a year later, at first",
    unit: "x/year",
    default: 2.77,
    min: 0.1,
    max: 100,
    source: `${TRENDS}: price fall at fixed quality of open models 3.97x a year (90 % interval 2.19 to 7.20) over the 1.43x of hardware (Gundlach 2026)`,
  },
  softwareHalvingYears: {
    title: "Years in which that rate of progress halves",
    unit: "years",
    default: 3,
    min: 0.01,
    max: 1e6,
    source: "assumption: a model of one quality cannot shrink for ever; no source looks ten years ahead",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const startTokensField = {
  title: "Tokens a second wanted at the price of the start",
  unit: "tokens/s",
  default: "capacity",
  min: 1e-9,
  max: 1e30,
  source: "assumption: as many as the machines of network and clouds can serve then",
} as const satisfies FieldSpec<number | "capacity">;

export const startChipsField = {
  title: "Chips that a cloud owns at the start, in chips of the start device",
  unit: "chips",
  min: 0,
  max: 1e12,
  source: "chosen by the scenario",
} as const satisfies ChosenSpec;

export const cloudDefaults = {
  servingShare: {
    title: "Part of a cloud's chips that serves customers",
    unit: "1",
    default: 0.44,
    min: 0,
    max: 1,
    source: `${TRENDS}: 7.0 of OpenAI's 16 bn USD of computing in 2025 were inference; taken over for all`,
  },
  startGrowthPerYear: {
    title: "Growth of a cloud's chips in the years before the start, by which most are young",
    unit: "x/year",
    default: 3.3,
    min: 0.01,
    max: 1000,
    source: `${TRENDS}: computing of AI chips sold grew 3.3x a year since 2022 (90 % interval 2.7 to 4.1)`,
  },
  electricityUsdPerKwh: {
    title: "Electricity of a cloud, with its buildings",
    unit: "USD/kWh",
    default: 0.144,
    min: 0,
    max: 100,
    source: `${TRENDS}: US industry 0.081, and 10.92 USD a watt of building (North Virginia) over 20 years of full use, 0.062`,
  },
  pue: {
    title: "Power usage effectiveness of a cloud",
    unit: "1",
    default: 1.15,
    min: 1,
    max: 5,
    source: `${TRENDS}: AWS, all sites, 2023`,
  },
  capitalCostPerYear: {
    title: "Return that a cloud asks of a machine",
    unit: "1/year",
    default: 0.1,
    min: 0,
    max: 10,
    source: "assumption: an industrial firm's",
  },
  spendingShare: {
    title: "What a cloud that has not saved more spends on machines in a month at most, over what serving earned",
    unit: "1",
    default: 1.4,
    min: 0,
    max: 100,
    source: `assumption: enough for the growth of ${CLOUDS} and ${TRENDS}, 3.3x a year, at the machines' prices of the start`,
  },
  payFallPerYear: {
    title: "Believed fall of what a machine of one rate earns",
    unit: "log/year",
    default: 0.26,
    min: -5,
    max: 5,
    source: `${TRENDS}: work for a dollar grows 30 % a year at fixed precision`,
  },
  trendWeight: {
    title: "Weight of the last year in that belief",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 1,
    source: "assumption: half",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const servingChipDefaults = {
  learningYears: {
    title: "Years in which the energy of a token over its floor shrinks by e, in the logarithm",
    unit: "years",
    default: 3.67,
    min: 0.1,
    max: 1e6,
    source:
      "assumption: as chips for hashes did, fitted on those before 2019; by it a GPU of 2024 needs 0.53 of an H100's energy, and B200 is predicted to need 0.58",
  },
  nodeYears: {
    title: "Years from one process node to the next after the last on record",
    unit: "years",
    default: 2.75,
    min: 0.1,
    max: 1e6,
    source: "hardware-models/data/process_nodes.csv: 5, 3 and 2 nm came 2.7 and 2.8 years apart",
  },
  energyPerNode: {
    title: "Energy of logic on a node over that on the node before it, finer than 3 nm",
    unit: "1",
    default: 0.72,
    min: 0.1,
    max: 1,
    source: "hardware-models/data/energy_per_operation.csv: N3 over N5, 0.5 over 0.7; taken over for later nodes",
  },
  waferPricePerNode: {
    title: "Price of a wafer on a node over that on the node before it, finer than 2 nm",
    unit: "1",
    default: 1.19,
    min: 0.1,
    max: 10,
    source: "hardware-models/data/chip_economics.csv: 2 nm over 3 nm; taken over for later nodes",
  },
  memoryGigabytes: {
    title: "Memory of a chip of the start device",
    unit: "GB",
    default: 80,
    min: 0,
    max: 1e5,
    source: "hardware-models/data/ai_accelerators.csv: NVIDIA H100 SXM5",
  },
  memoryHalvingYears: {
    title: "Years in which the memory that a rate of tokens needs halves, as its bandwidth doubles",
    unit: "years",
    default: 4.1,
    min: 0.1,
    max: 1e6,
    source: `${TRENDS}: bandwidth doubles in 4.1 years (Epoch AI); memory for it is taken to stay`,
  },
  criticalShare: {
    title: "Part of the die in which a defect is not repaired by spare units",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 1,
    source: "assumption: half; large chips ship with units switched off",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const listMarginField = {
  title: "Part of the cost of a machine above it that its price asks at most",
  unit: "1",
  min: 0,
  max: 1e6,
  source: "chosen by the scenario",
} as const satisfies ChosenSpec;

export const powerField = {
  title: "Power of facilities that can be connected in a year for new machines of miners and clouds together",
  unit: "GW/year",
  min: 0.001,
  max: 1e6,
  source: `no limit where left out; ${CLOUDS}: Amazon and Microsoft, with 5.9 of 19.9 million chips, added 5.8 GW in a year`,
} as const satisfies ChosenSpec;

export const powerGrowthField = {
  title: "Growth of that since the start; left out, there is none",
  unit: "1/year",
  min: -0.99,
  max: 100,
  source: "chosen by the scenario",
} as const satisfies ChosenSpec;

export const wafersGrowthField = {
  title: "Growth of the wafers of a node since the start",
  unit: "1/year",
  min: 0,
  max: 100,
  source: "chosen by the scenario",
} as const satisfies ChosenSpec;
