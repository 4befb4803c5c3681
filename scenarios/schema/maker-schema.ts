import * as z from "zod";
import { rangeEnds } from "../../hardware-models/cost-range.ts";
import { deviceKinds } from "../../hardware-models/device.ts";
import { waferPrices } from "../../sim/markets/maker-input.ts";
import { chipDesignKinds } from "../../sim/markets/serving-input.ts";
import {
  accessMonthsField,
  defaultCatalogueKinds,
  foundrySlotsField,
  hardwareMarketDefaults,
  knownBeforeYearField,
  makerDefaults,
} from "../maker-defaults.ts";
import { listMarginField, powerField, powerGrowthField, wafersGrowthField } from "../serving-defaults.ts";
import { defaultedNumber, defaultedWhole, numberField } from "./number-field.ts";
import { servingChipsSchema } from "./serving-schema.ts";
import { monthField, nameField, textField } from "./text-field.ts";

const makerSchema = z.strictObject({
  name: nameField("Name of the maker"),
  entry: z
    .union([z.literal("start"), monthField("First month of business")])
    .default("start")
    .meta({ title: "First month of business", source: "assumption: in business from the start" }),
  capitalCostPerYear: defaultedNumber(makerDefaults.capitalCostPerYear),
  marginFloor: defaultedNumber(makerDefaults.marginFloor),
  accessMonths: defaultedWhole(accessMonthsField),
  figures: z.enum(rangeEnds).default("mid").meta({
    title: "End of the cited figures of cost and lead time at which a maker works",
    source: "assumption: the middle",
  }),
  siliconSuccess: defaultedNumber(makerDefaults.siliconSuccess),
  firstWafersPerMonth: defaultedNumber(makerDefaults.firstWafersPerMonth),
  growthPerMonth: defaultedNumber(makerDefaults.growthPerMonth),
  ownShare: defaultedNumber(makerDefaults.ownShare),
  ownGroup: nameField("Miner group of the maker")
    .default("none")
    .meta({ title: "Miner group that a maker owns", source: "assumption: it mines nothing itself" }),
  ownCloud: nameField(
    "Cloud whose own team it is, which alone gets its machines, at cost; none, or left out: it sells",
  ).optional(),
  listMargin: numberField(listMarginField).optional(),
  design: z
    .enum(chipDesignKinds)
    .optional()
    .meta({ title: "Chips made for the work alone (special), or for other work too (general)" }),
  startNode: textField("Node of the machine that a maker sells at the start").optional(),
});

export const makersSchema = z
  .array(makerSchema)
  .min(1)
  .max(100)
  .optional()
  .meta({ title: "Makers of chips", description: "Left out, every device comes from the catalogue." });

const marketSchema = z.strictObject({
  catalogueKinds: z
    .array(z.enum(deviceKinds))
    .max(deviceKinds.length)
    .default([...defaultCatalogueKinds])
    .meta({
      title: "Kinds of device sold from the catalogue",
      source: "assumption: makers of the scenario stand for all makers of ASICs",
    }),
  foundrySlots: defaultedWhole(foundrySlotsField),
  wafersPerMonth: defaultedNumber(hardwareMarketDefaults.wafersPerMonth),
  wafersGrowthPerYear: numberField(wafersGrowthField).optional(),
  powerGwPerYear: numberField(powerField).optional(),
  powerGrowthPerYear: numberField(powerGrowthField).optional(),
  serving: servingChipsSchema,
  nodeRampYears: defaultedNumber(hardwareMarketDefaults.nodeRampYears),
  wafersShare: defaultedNumber(hardwareMarketDefaults.wafersShare),
  dieSquareMillimetres: defaultedNumber(hardwareMarketDefaults.dieSquareMillimetres),
  machineWatts: defaultedNumber(hardwareMarketDefaults.machineWatts),
  machineUsdPerWatt: defaultedNumber(hardwareMarketDefaults.machineUsdPerWatt),
  buyerShare: defaultedNumber(hardwareMarketDefaults.buyerShare),
  bookMonths: defaultedNumber(hardwareMarketDefaults.bookMonths),
  saleYears: defaultedNumber(hardwareMarketDefaults.saleYears),
  spendingShare: defaultedNumber(hardwareMarketDefaults.spendingShare),
  volumeVolatility: defaultedNumber(hardwareMarketDefaults.volumeVolatility),
  volumeDriftPerYear: defaultedNumber(hardwareMarketDefaults.volumeDriftPerYear),
  prices: z.enum(waferPrices).optional().meta({
    title: "Prices of wafers and mask sets: cited, of 2020 to 2025, or dated, of the year of a design",
    source: "hardware-models/data/chip_prices_by_year.csv",
  }),
  knownBeforeYear: defaultedWhole(knownBeforeYearField),
});

export const hardwareMarketSchema = marketSchema
  .optional()
  .meta({ title: "Market of made machines", description: "Where makers get wafers and how they sell." });

/** Makers of a backtest: they own no miners, and sell beside shops; how their wafers grow and what they expect is fitted. */
export const backtestMakersSchema = z.strictObject({
  makers: z
    .array(
      makerSchema.omit({
        growthPerMonth: true,
        ownShare: true,
        ownGroup: true,
        ownCloud: true,
        listMargin: true,
        design: true,
        startNode: true,
      }),
    )
    .min(1)
    .max(100)
    .meta({ title: "Makers of chips" }),
  market: marketSchema
    .omit({
      catalogueKinds: true,
      knownBeforeYear: true,
      spendingShare: true,
      wafersGrowthPerYear: true,
      powerGwPerYear: true,
      powerGrowthPerYear: true,
      serving: true,
      prices: true,
    })
    .prefault({})
    .meta({ title: "Market of made machines" }),
});

export type BacktestMakers = z.infer<typeof backtestMakersSchema>;
