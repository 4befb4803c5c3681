import * as z from "zod";
import { type DeviceKind, deviceKinds } from "../../hardware-models/device.ts";
import {
  chainDefaults,
  defaultExcludedDevices,
  defaultStartDevice,
  feeDefault,
  feeFields,
  hardwareDefaults,
  priceDefault,
  priceFields,
  stakeDefaults,
  supplyDefaults,
  supplyFields,
  supplyLimitFields,
  taxFields,
  unitsPerCoinField,
} from "../defaults.ts";
import { calibratedDeviceSchema } from "./calibrated-device-schema.ts";
import { hardwareMarketSchema } from "./maker-schema.ts";
import {
  defaultedLargeWhole,
  defaultedNumber,
  defaultedWhole,
  describeField,
  numberField,
  numberOrHistory,
  wholeOrHistory,
} from "./number-field.ts";
import { sideFields } from "./side-schema.ts";
import { textField } from "./text-field.ts";

export const priceSchema = z
  .discriminatedUnion("model", [
    z.strictObject({ model: z.literal("history") }).meta({ description: "The monthly mean price of Bitcoin." }),
    z.strictObject({ model: z.literal("constant"), usd: numberField(priceFields.usd) }),
    z.strictObject({
      model: z.literal("geometric-brownian-motion"),
      initialUsd: numberField(priceFields.initialUsd),
      driftPerYear: numberField(priceFields.driftPerYear),
      volatilityPerYear: numberField(priceFields.volatilityPerYear),
    }),
  ])
  .default(priceDefault)
  .meta({ title: "Token price", source: "data: Bitcoin's monthly mean price" });

export const feeSchema = z
  .discriminatedUnion("model", [
    z.strictObject({ model: z.literal("history") }).meta({ description: "The fees paid in each month of Bitcoin." }),
    z.strictObject({ model: z.literal("none") }),
    z.strictObject({ model: z.literal("share-of-subsidy"), share: numberField(feeFields.share) }),
  ])
  .default(feeDefault)
  .meta({ title: "Fees", source: "data: fees paid in each month of Bitcoin" });

export const chainSchema = z
  .strictObject({
    startHeight: wholeOrHistory(chainDefaults.startHeight),
    targetIntervalSeconds: defaultedNumber(chainDefaults.targetIntervalSeconds),
    startDifficulty: numberOrHistory(chainDefaults.startDifficulty),
    startHashrate: numberOrHistory(chainDefaults.startHashrate),
    startDevice: textField("Device of the hashrate at the start")
      .default(defaultStartDevice)
      .meta({ source: "assumption: the processor of the first miners" }),
    startSupplyCoins: numberOrHistory(chainDefaults.startSupplyCoins),
    unitsPerCoin: defaultedLargeWhole(unitsPerCoinField),
  })
  .prefault({})
  .meta({ title: "Chain at the start" });

export const hardwareSchema = z
  .strictObject({
    pue: defaultedNumber(hardwareDefaults.pue),
    siteSpread: defaultedNumber(hardwareDefaults.siteSpread),
    deliveryMonths: defaultedWhole(hardwareDefaults.deliveryMonths),
    lifeYears: defaultedNumber(hardwareDefaults.lifeYears),
    scrapAfterMonthsOff: defaultedWhole(hardwareDefaults.scrapAfterMonthsOff),
    exclude: z
      .array(textField("Device"))
      .max(1000)
      .default([...defaultExcludedDevices])
      .meta({ title: "Devices left out", source: "rows that stand for a class of devices, not for a device" }),
    calibratedDevice: calibratedDeviceSchema,
    supply: z
      .strictObject({
        cpu: supplySchema("cpu"),
        gpu: supplySchema("gpu"),
        fpga: supplySchema("fpga"),
        asic: supplySchema("asic"),
      })
      .prefault({})
      .meta({ title: "Supply of devices" }),
    market: hardwareMarketSchema,
    ...sideFields,
  })
  .prefault({})
  .meta({ title: "Hardware market" });

export const stakeSchema = z
  .strictObject({
    floatPerMonth: defaultedNumber(stakeDefaults.floatPerMonth),
    validators: defaultedWhole(stakeDefaults.validators),
  })
  .prefault({})
  .meta({ title: "Market for stake" });

export const taxesSchema = z
  .strictObject({
    electricityUsdPerKwh: numberField(taxFields.electricityUsdPerKwh).optional(),
    revenueShare: numberField(taxFields.revenueShare).optional(),
  })
  .optional()
  .meta({ title: "Taxes" });

/** Kinds of device that a group buys. */
export const deviceKindsSchema = z
  .array(z.enum(deviceKinds))
  .min(1)
  .max(deviceKinds.length)
  .default([...deviceKinds])
  .meta({ title: "Kinds of device bought", source: "assumption: whatever pays" });

function supplySchema(kind: DeviceKind) {
  const { firstMonthUsd, growthPerMonth, source } = supplyDefaults[kind];
  const describe = (field: keyof typeof supplyFields) => {
    const { title, unit } = supplyFields[field];
    return describeField({ title: `${title} (${kind})`, unit, source });
  };
  return z
    .strictObject({
      firstMonthUsd: numberField(supplyFields.firstMonthUsd).default(firstMonthUsd).meta(describe("firstMonthUsd")),
      growthPerMonth: numberField(supplyFields.growthPerMonth).default(growthPerMonth).meta(describe("growthPerMonth")),
      limit: z
        .strictObject({
          gwPerYear: numberField(supplyLimitFields.gwPerYear),
          growthPerYear: defaultedNumber(supplyLimitFields.growthPerYear),
        })
        .optional()
        .meta({ title: `Limit of the supply of ${kind}` }),
    })
    .prefault({})
    .meta({ title: `Supply of ${kind}` });
}
