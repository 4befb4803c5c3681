import * as z from "zod";
import {
  cloudDefaults,
  demandDefaults,
  servingChipDefaults,
  startChipsField,
  startTokensField,
} from "../serving-defaults.ts";
import { defaultedNumber, describeField, numberField } from "./number-field.ts";
import { nameField } from "./text-field.ts";

/** Customers of what machines serve. */
export const demandSchema = z
  .strictObject({
    startUsdPerChipHour: defaultedNumber(demandDefaults.startUsdPerChipHour),
    startTokensPerSecond: z
      .union([z.literal("capacity"), z.number().min(startTokensField.min).max(startTokensField.max)])
      .default(startTokensField.default)
      .meta(describeField(startTokensField)),
    elasticity: defaultedNumber(demandDefaults.elasticity),
    growthPerYear: defaultedNumber(demandDefaults.growthPerYear),
    growthHalvingYears: defaultedNumber(demandDefaults.growthHalvingYears),
    ceilingFactor: defaultedNumber(demandDefaults.ceilingFactor),
    load: defaultedNumber(demandDefaults.load),
    softwarePerYear: defaultedNumber(demandDefaults.softwarePerYear),
    softwareHalvingYears: defaultedNumber(demandDefaults.softwareHalvingYears),
  })
  .optional()
  .meta({ title: "Customers of serving", description: "Left out, only the network pays for work." });

/** Who serves beside the network. */
export const cloudsSchema = z
  .array(
    z.strictObject({
      name: nameField("Name of the cloud"),
      startChips: numberField(startChipsField),
      servingShare: defaultedNumber(cloudDefaults.servingShare),
      startGrowthPerYear: defaultedNumber(cloudDefaults.startGrowthPerYear),
      electricityUsdPerKwh: defaultedNumber(cloudDefaults.electricityUsdPerKwh),
      pue: defaultedNumber(cloudDefaults.pue),
      capitalCostPerYear: defaultedNumber(cloudDefaults.capitalCostPerYear),
      spendingShare: defaultedNumber(cloudDefaults.spendingShare),
      payFallPerYear: defaultedNumber(cloudDefaults.payFallPerYear),
      trendWeight: defaultedNumber(cloudDefaults.trendWeight),
    }),
  )
  .min(1)
  .max(100)
  .optional()
  .meta({ title: "Centralised clouds", description: "Left out, nobody serves beside the network." });

/** What chips for serving can become. */
export const servingChipsSchema = z
  .strictObject({
    learningYears: defaultedNumber(servingChipDefaults.learningYears),
    nodeYears: defaultedNumber(servingChipDefaults.nodeYears),
    energyPerNode: defaultedNumber(servingChipDefaults.energyPerNode),
    waferPricePerNode: defaultedNumber(servingChipDefaults.waferPricePerNode),
    memoryGigabytes: defaultedNumber(servingChipDefaults.memoryGigabytes),
    memoryHalvingYears: defaultedNumber(servingChipDefaults.memoryHalvingYears),
    criticalShare: defaultedNumber(servingChipDefaults.criticalShare),
  })
  .optional()
  .meta({ title: "Chips for serving", description: "Where makers make chips for tokens instead of hashes." });
