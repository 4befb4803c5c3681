import type { DeviceKind } from "../hardware-models/device.ts";
import type { ParameterSpec } from "../sim/parameter.ts";
import type { FeeInput, PriceInput, Quantity, SupplyInput } from "../sim/simulation-input.ts";
import type { WorkChoice } from "./scenario.ts";

/** What a scenario may say about a number: its range, its unit, and the source of its default. */
export type FieldSpec<Default> = Omit<ParameterSpec, "default"> & { readonly default: Default };

/** Laws from which members of a group may draw: a bounded number can only be spread evenly. */
export type QuantitySpec = FieldSpec<Quantity> & { readonly spread: "any" | "bounded" };

/** A number that every scenario must choose itself. */
export type ChosenSpec = Omit<ParameterSpec, "default">;

const chosen = "chosen by the scenario";

// Every default of a scenario file stands in this file, with its unit and its source.

export const experimentDefaults = {
  replications: {
    title: "Replications",
    unit: "runs",
    default: 10,
    min: 1,
    max: 10_000,
    source: "assumption: enough for a 95 % interval, few enough to wait for",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const defaultSeed = "proofground";

export const workDefault: WorkChoice = { kernel: "sha256d" };

export const tokenWorkDefaults = {
  model: {
    title: "Language model",
    default: "Llama-3.1-8B",
    source: "assumption: an open model that one chip of 2018 on can hold",
  },
  inputTokens: {
    title: "Tokens read for each request",
    unit: "tokens",
    default: 1024,
    min: 1,
    max: 1e7,
    source: "assumption: a thousand in and a thousand out, as common benchmarks of serving run",
  },
  outputTokens: {
    title: "Tokens written for each request",
    unit: "tokens",
    default: 1024,
    min: 1,
    max: 1e7,
    source: "assumption: a thousand in and a thousand out, as common benchmarks of serving run",
  },
  precision: {
    title: "Precision of the weights",
    default: "fp8",
    source: "assumption: eight bits; chips without such arithmetic multiply the same weights at the next wider",
  },
  chips: {
    title: "Chips in a machine",
    unit: "chips",
    default: 1,
    min: 1,
    max: 4096,
    source: "assumption: the model fits one chip",
  },
} as const;

export const nonceWorkDefaults = {
  model: {
    title: "Language model that the nonces are computed with",
    default: "MiniMax-M2.7",
    source: "gonka-ai/gonka proposals/multi-model-poc at fc3dddcf: the base model of September 2026",
  },
  rates: {
    title: "Nonces a second: benchmarked by prefill or by decode, or observed on the nodes of Gonka's epoch 403",
    default: "prefill",
    source: "assumption: the scheme in force in September 2026; observed rates are up to twice as high",
  },
} as const;

export const priceDefault: PriceInput = { model: "history" };

export const priceFields = {
  usd: { title: "Token price", unit: "USD", min: 1e-9, max: 1e12, source: chosen },
  initialUsd: { title: "Token price at the start", unit: "USD", min: 1e-9, max: 1e12, source: chosen },
  driftPerYear: { title: "Drift of the token price", unit: "1/year", min: -5, max: 5, source: chosen },
  volatilityPerYear: {
    title: "Volatility of the token price",
    unit: "1/sqrt(year)",
    min: 0,
    max: 5,
    source: chosen,
  },
} as const satisfies Record<string, ChosenSpec>;

export const feeDefault: FeeInput = { model: "history" };

export const feeFields = {
  share: { title: "Fees as a share of the subsidy", unit: "1", min: 0, max: 100, source: chosen },
} as const satisfies Record<string, ChosenSpec>;

export const chainDefaults = {
  startHeight: {
    title: "Block height at the start",
    unit: "blocks",
    default: "history",
    min: 0,
    max: 1e9,
    source: "history: blocks found before the start",
  },
  targetIntervalSeconds: {
    title: "Target block interval",
    unit: "s",
    default: 600,
    min: 1,
    max: 1e6,
    source: "Bitcoin Core src/kernel/chainparams.cpp nPowTargetSpacing",
  },
  startDifficulty: {
    title: "Difficulty at the start",
    unit: "1",
    default: "history",
    min: 1e-9,
    max: 1e30,
    source: "history: mean difficulty of the month before the start",
  },
  startHashrate: {
    title: "Hashrate at the start",
    unit: "H/s",
    default: "history",
    min: 0,
    max: 1e30,
    source: "history: mean hashrate of the month before the start",
  },
  startSupplyCoins: {
    title: "Coins in existence at the start",
    unit: "coins",
    default: "history",
    min: 0,
    max: 1e15,
    source: "history: what Bitcoin's schedule mints up to the height of the start",
  },
} as const satisfies Record<string, FieldSpec<number | "history">>;

export const unitsPerCoinField = {
  title: "Smallest units in a coin",
  unit: "units",
  default: 1e8,
  min: 1,
  max: 1e18,
  source: "Bitcoin Core src/consensus/amount.h COIN",
} as const satisfies FieldSpec<number>;

export const defaultStartDevice = "Core i7-920";

export const hardwareDefaults = {
  pue: {
    title: "Power usage effectiveness",
    unit: "1",
    default: 1.1,
    min: 1,
    max: 3,
    source: "Cambridge Bitcoin Electricity Consumption Index, best guess",
  },
  siteSpread: {
    title: "Half-width of the even spread of electricity prices over one miner's sites, over their mean",
    unit: "1",
    default: 0.25,
    min: 0,
    max: 1,
    source: "assumption: a miner runs several sites; at 0 all its devices of a kind switch off at one price",
  },
  deliveryMonths: {
    title: "Delivery time of a device",
    unit: "months",
    default: 2,
    min: 0,
    max: 60,
    source: "assumption: makers of mining hardware sell one to three months ahead",
  },
  lifeYears: {
    title: "Life of a device",
    unit: "years",
    default: 5,
    min: 1 / 12,
    max: 50,
    source: "Cambridge Bitcoin Electricity Consumption Index counts devices under five years old",
  },
  scrapAfterMonthsOff: {
    title: "Months switched off before scrapping",
    unit: "months",
    default: 12,
    min: 1,
    max: 600,
    source: "assumption: a device that a year of prices could not bring back is sold for parts",
  },
} as const satisfies Record<string, FieldSpec<number>>;

/** Rows that stand for a class of devices, not for a device: their hashrate is arbitrary. */
export const defaultExcludedDevices: readonly string[] = [
  "Worst CPU (CBECI)",
  "Best CPU (CBECI)",
  "Worst GPU (CBECI)",
  "Best GPU (CBECI)",
  "FPGA (CBECI)",
  "early ASICs (CBECI)",
];

export const supplyFields = {
  firstMonthUsd: {
    title: "Devices on sale in the first month",
    unit: "USD/month",
    min: 0,
    max: 1e15,
    source: "assumption: see the kind's default",
  },
  growthPerMonth: {
    title: "Growth of supply after a month sold out",
    unit: "1/month",
    min: 0,
    max: 10,
    source: "assumption: see the kind's default",
  },
} as const satisfies Record<string, ChosenSpec>;

/** What foundries leave room for; a scenario that names no limit has none. */
export const supplyLimitFields = {
  gwPerYear: {
    title: "Power of the new devices of a year that foundries leave room for, at the start",
    unit: "GW/year",
    min: 1e-9,
    max: 1e6,
    source: chosen,
  },
  growthPerYear: {
    title: "Growth of what foundries leave room for",
    unit: "1/year",
    default: 0.06,
    min: -0.9,
    max: 10,
    source: "world's wafer capacity, +5.5 % in 2023 and +6.4 % in 2024 (SEMI, World Fab Forecast, January 2024)",
  },
} as const satisfies { gwPerYear: ChosenSpec; growthPerYear: FieldSpec<number> };

/** Supply of each kind, with the reason for its two numbers. */
export const supplyDefaults = {
  cpu: {
    firstMonthUsd: 1e9,
    growthPerMonth: 0.02,
    source: "assumption: processors are made for everyone; miners are a small part of the demand",
  },
  gpu: {
    firstMonthUsd: 3e7,
    growthPerMonth: 0.05,
    source: "assumption: graphics cards are made for players; miners get a tenth of a market of some 3e8 USD a month",
  },
  fpga: {
    firstMonthUsd: 1e5,
    growthPerMonth: 0.1,
    source: "assumption: small workshops that assemble some hundred boards a month",
  },
  asic: {
    firstMonthUsd: 1e6,
    growthPerMonth: 0.3,
    source:
      "assumption: one batch of about 800 devices at 1,300 USD in the first month; growth set by hand with the record of 2013 to 2026 in view",
  },
} as const satisfies Record<DeviceKind, SupplyInput & { readonly source: string }>;

export const taxFields = {
  electricityUsdPerKwh: {
    title: "Tax on electricity, on top of every miner's price",
    unit: "USD/kWh",
    min: 0,
    max: 1000,
    source: "chosen by the scenario",
  },
  revenueShare: {
    title: "Tax on rewards, as a part of their worth at the price of their month",
    unit: "1",
    min: 0,
    max: 1,
    source: "chosen by the scenario",
  },
} as const satisfies Record<string, ChosenSpec>;

export const stakeDefaults = {
  floatPerMonth: {
    title: "Coins that can be bought in a month",
    unit: "1/month",
    default: 0.05,
    min: 0,
    max: 1,
    source: "assumption: a twentieth of the coins that are not staked changes hands",
  },
  validators: {
    title: "Seats for validators, where a rule settles epochs",
    unit: "parties",
    default: 64,
    min: 1,
    max: 100_000,
    source:
      "Bittensor, opentensor/subtensor @ 14bc6f9f9: a new subnet has 64 validators; the largest stakers take the seats",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const MEMBERS_LIMIT = 100_000;

export const groupFields = {
  count: { title: "Members", unit: "parties", min: 1, max: MEMBERS_LIMIT, source: chosen },
} as const satisfies Record<string, ChosenSpec>;

/** Money that a miner starts with has no sensible default. */
export const minerCapital = {
  title: "Money at the start",
  unit: "USD a miner",
  min: 0,
  max: 1e15,
  spread: "any",
  source: chosen,
} as const satisfies ChosenSpec & Pick<QuantitySpec, "spread">;

export const initialHashrateShareField = {
  title: "Share of the hashrate at the start",
  unit: "1",
  default: 0,
  min: 0,
  max: 1,
  source: "assumption: a group starts without devices unless the scenario says otherwise",
} as const satisfies FieldSpec<number>;

export const minerDefaults = {
  electricityUsdPerKwh: {
    title: "Price of electricity",
    unit: "USD/kWh",
    default: { distribution: "lognormal", median: 0.05, sigma: 0.25 },
    min: 0,
    max: 10,
    spread: "any",
    source: "median: Cambridge Bitcoin Electricity Consumption Index, flat 0.05; spread: assumption",
  },
  horizonYears: {
    title: "Years over which a purchase must pay",
    unit: "years",
    default: 2,
    min: 1 / 12,
    max: 50,
    spread: "any",
    source: "assumption: mining hardware is bought for a payback of one to two years",
  },
  discountPerYear: {
    title: "Return asked of a purchase",
    unit: "1/year",
    default: 0.3,
    min: 0,
    max: 10,
    spread: "any",
    source: "assumption: a risky venture asks for about 30 % a year",
  },
  hashrateGrowthPerYear: {
    title: "Believed growth of the hashrate where none is observed",
    unit: "log/year",
    default: 0.7,
    min: -10,
    max: 20,
    spread: "bounded",
    source: "assumption: a doubling a year",
  },
  trendWeight: {
    title: "Weight of the observed growth in that belief",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 1,
    spread: "bounded",
    source: "assumption: half of the last year's growth is believed to go on",
  },
  priceGrowthPerYear: {
    title: "Believed growth of the token price",
    unit: "log/year",
    default: 0,
    min: -10,
    max: 10,
    spread: "bounded",
    source: "assumption: the price is as likely to rise as to fall",
  },
  reinvestShare: {
    title: "Part of the income after bills that stays in the business",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 1,
    spread: "bounded",
    source: "assumption: the owners take the other half",
  },
  holdShare: {
    title: "Part of the coins left after bills that is kept",
    unit: "1",
    default: 0,
    min: 0,
    max: 1,
    spread: "bounded",
    source: "assumption: every coin is sold in the month it is earned",
  },
} as const satisfies Record<string, QuantitySpec>;

export const supplyShareField = {
  title: "Share of the supply at the start",
  unit: "1",
  min: 0,
  max: 1,
  source: chosen,
} as const satisfies ChosenSpec;

export const holderDefaults = {
  paretoShape: {
    title: "Pareto shape of the split among members",
    unit: "1",
    default: 1.16,
    min: 1.01,
    max: 1000,
    source: "assumption: the 80/20 rule, shape log(5)/log(4)",
  },
  stakedShare: {
    title: "Part of the coins that is staked",
    unit: "1",
    default: 1,
    min: 0,
    max: 1,
    source: "assumption: staking costs a holder nothing here, so all of it is staked",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const requiredYieldField = {
  title: "Yield below which a holder does not stake",
  unit: "1/year",
  default: 0,
  min: 0,
  max: 10,
  spread: "bounded",
  source: "assumption: staking costs a holder nothing here, so any yield will do",
} as const satisfies QuantitySpec;

export const initialFleetField = {
  title: "Devices that the group owns at the start",
  unit: "devices",
  min: 0,
  max: 1e12,
  source: "assumption: none but its share of the hashrate at the start",
} as const satisfies ChosenSpec;
