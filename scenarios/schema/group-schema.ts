import * as z from "zod";
import {
  groupFields,
  holderDefaults,
  initialFleetField,
  initialHashrateShareField,
  minerCapital,
  minerDefaults,
  requiredYieldField,
  supplyShareField,
} from "../defaults.ts";
import { minerOptions } from "../maker-defaults.ts";
import { electricitySchema } from "./electricity-schema.ts";
import { deviceKindsSchema } from "./market-schema.ts";
import { defaultedNumber, describeField, numberField, wholeField } from "./number-field.ts";
import { defaultedQuantity, quantityField } from "./quantity-field.ts";
import { nameField, textField } from "./text-field.ts";

export const minerGroupSchema = z.strictObject({
  name: nameField("Name of the group"),
  count: wholeField(groupFields.count),
  devices: deviceKindsSchema,
  capitalUsd: quantityField(minerCapital),
  initialHashrateShare: defaultedNumber(initialHashrateShareField),
  initialFleet: z
    .record(textField("Device"), numberField(initialFleetField))
    .default({})
    .meta(describeField(initialFleetField)),
  electricityUsdPerKwh: electricitySchema,
  horizonYears: defaultedQuantity(minerDefaults.horizonYears),
  discountPerYear: defaultedQuantity(minerDefaults.discountPerYear),
  hashrateGrowthPerYear: defaultedQuantity(minerDefaults.hashrateGrowthPerYear),
  trendWeight: defaultedQuantity(minerDefaults.trendWeight),
  trendMemoryYears: numberField(minerOptions.trendMemoryYears).optional(),
  ownImpact: z
    .enum(["ignored", "counted"])
    .optional()
    .meta({ title: "Whether a miner counts what more work of its own does to its pay" }),
  entryBarrier: z
    .strictObject({
      volatility: numberField(minerOptions.volatility),
      progressPerYear: numberField(minerOptions.progressPerYear),
    })
    .optional()
    .meta({ title: "Pay below which a miner waits for better devices" }),
  priceGrowthPerYear: defaultedQuantity(minerDefaults.priceGrowthPerYear),
  reinvestShare: defaultedQuantity(minerDefaults.reinvestShare),
  holdShare: defaultedQuantity(minerDefaults.holdShare),
});

export const holderGroupSchema = z.strictObject({
  name: nameField("Name of the group"),
  count: wholeField(groupFields.count),
  supplyShare: numberField(supplyShareField),
  paretoShape: defaultedNumber(holderDefaults.paretoShape),
  stakedShare: defaultedNumber(holderDefaults.stakedShare),
  requiredYieldPerYear: defaultedQuantity(requiredYieldField),
});
