import type { ChosenSpec, FieldSpec } from "./defaults.ts";

// Defaults of what a market may have beside list prices: moving prices, used devices, other work, costs of switching.

export const launchPriceDefaults = {
  passThrough: {
    title: "How far the price of a new device follows what it is worth to miners",
    unit: "1",
    default: 0.49,
    min: 0,
    max: 1,
    source: "bitcoin_backtest_fit.json pricePassThrough: fitted on Bitcoin 2010 to 2018",
  },
  sellerShareOfValue: {
    title: "What a seller can ask at most, over what a device is worth to the typical miner",
    unit: "1",
    default: 0.5,
    min: 0.01,
    max: 1,
    source: "assumption: as in the backtest",
  },
  floorShare: {
    title: "Part of the list price below which no maker sells",
    unit: "1",
    default: 0.3,
    min: 0.01,
    max: 1,
    source: "assumption: what a device costs to make",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const usedMarketDefaults = {
  tradingCostShare: {
    title: "Part of the price of a used device that transport and dealers take",
    unit: "1",
    default: 0.1,
    min: 0,
    max: 0.9,
    source: "assumption: a tenth",
  },
  scrapUsd: {
    title: "Worth of a device as scrap, at most the price of a new one",
    unit: "USD/device",
    default: 5,
    min: 0,
    max: 1e6,
    source: "assumption: a few kilograms of aluminium and boards",
  },
  patienceMonths: {
    title: "Months that an owner keeps a device that is off before selling it outside mining",
    unit: "months",
    default: 3,
    min: 1,
    max: 600,
    source: "assumption: a quarter that did not bring it back",
  },
  playersShare: {
    title: "Part of the price of a new one that players pay for a used graphics card as good as new",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 1,
    source: "assumption: half, for a single card",
  },
  playersDeclinePerYear: {
    title: "Fall of what players pay with the age of the card",
    unit: "log/year",
    default: 0.28,
    min: 0,
    max: 10,
    source: "trends.csv: FLOP/s per USD of all GPUs double in 2.46 years, ln 2 / 2.46 (Epoch AI, 2022)",
  },
  playersDepthPerMonth: {
    title: "Used cards of one model in a month at which players pay 2^(-1/elasticity) of the price of a single one",
    unit: "cards/month",
    default: 45_000,
    min: 1,
    max: 1e12,
    source:
      "assumption: a hundredth of all cards shipped: 13.4 million in the first quarter of 2022 (Jon Peddie Research, in techspot.com/news/94860)",
  },
  playersElasticity: {
    title: "Elasticity of players' demand for many used cards",
    unit: "1",
    default: 1,
    min: 0.05,
    max: 100,
    source: "assumption: twice as many at half the price",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const otherWorkDefaults = {
  demandUsdPerMonth: {
    title: "What customers of other work pay for all miners' devices together, at most",
    unit: "USD/month",
    default: 1e6,
    min: 0,
    max: 1e12,
    source: "assumption: the order of one market place for private cards; nobody reports it",
  },
  occupancy: {
    title: "Part of its hours in which a device on other work is rented",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 1,
    source: "assumption: half",
  },
  feeShare: {
    title: "Part of the rent that the market place takes",
    unit: "1",
    default: 0.25,
    min: 0,
    max: 0.99,
    source: "assumption: a quarter",
  },
  moveMargin: {
    title: "What other work must earn more before a device moves, over its rent",
    unit: "1",
    default: 0.1,
    min: 0,
    max: 1,
    source: "assumption: a tenth pays for the move",
  },
  declinePerYear: {
    title: "Believed fall of rents",
    unit: "log/year",
    default: 0.28,
    min: -5,
    max: 10,
    source: "trends.csv: FLOP/s per USD of all GPUs double in 2.46 years, ln 2 / 2.46 (Epoch AI, 2022)",
  },
} as const satisfies Record<string, FieldSpec<number>>;

export const rentField = {
  title: "Rent of a device from a month on",
  unit: "USD/h",
  min: 0,
  max: 1e6,
  source: "chosen by the scenario",
} as const satisfies ChosenSpec;

export const switchingDefaults = {
  restartUsdPerWatt: {
    title: "Cost of switching devices on again",
    unit: "USD/W",
    default: 0.01,
    min: 0,
    max: 1000,
    source: "assumption: 10 USD a kilowatt of staff and repairs",
  },
  stopUsdPerWatt: {
    title: "Cost of switching devices off",
    unit: "USD/W",
    default: 0.002,
    min: 0,
    max: 1000,
    source: "assumption: 2 USD a kilowatt of staff",
  },
  takeOrPayShare: {
    title: "Part of the contracted electricity that is paid whether it is used or not",
    unit: "1",
    default: 0.5,
    min: 0,
    max: 1,
    source: "assumption: half",
  },
  contractMonths: {
    title: "Months that the contract still runs when devices are switched off",
    unit: "months",
    default: 2,
    min: 0,
    max: 240,
    source: "assumption: notice of two months, bought out at once",
  },
  volatility: {
    title: "Volatility of the pay for work, to those who switch",
    unit: "1/sqrt(year)",
    default: 0.7,
    min: 0,
    max: 5,
    source: "assumption: the order of the yearly volatility of Bitcoin's price",
  },
  discountPerYear: {
    title: "Return asked by those who switch; they believe in no drift of the pay",
    unit: "1/year",
    default: 0.3,
    min: 0.001,
    max: 10,
    source: "assumption: as of a purchase",
  },
} as const satisfies Record<string, FieldSpec<number>>;
