import * as z from "zod";
import {
  launchPriceDefaults,
  otherWorkDefaults,
  rentField,
  switchingDefaults,
  usedMarketDefaults,
} from "../side-defaults.ts";
import { defaultedNumber, defaultedWhole, numberField } from "./number-field.ts";
import { monthField, textField } from "./text-field.ts";

const launchPriceSchema = z
  .strictObject({
    passThrough: defaultedNumber(launchPriceDefaults.passThrough),
    sellerShareOfValue: defaultedNumber(launchPriceDefaults.sellerShareOfValue),
    floorShare: defaultedNumber(launchPriceDefaults.floorShare),
  })
  .optional()
  .meta({
    title: "Prices of new devices",
    description: "They follow what a device earns; left out, it costs its list price for ever.",
  });

const usedSchema = z
  .strictObject({
    tradingCostShare: defaultedNumber(usedMarketDefaults.tradingCostShare),
    scrapUsd: defaultedNumber(usedMarketDefaults.scrapUsd),
    patienceMonths: defaultedWhole(usedMarketDefaults.patienceMonths),
    playersShare: defaultedNumber(usedMarketDefaults.playersShare),
    playersDeclinePerYear: defaultedNumber(usedMarketDefaults.playersDeclinePerYear),
    playersDepthPerMonth: defaultedNumber(usedMarketDefaults.playersDepthPerMonth),
    playersElasticity: defaultedNumber(usedMarketDefaults.playersElasticity),
  })
  .optional()
  .meta({
    title: "Market for used devices",
    description: "Left out, a device stays with its first owner until it is scrapped.",
  });

const otherWorkSchema = z
  .strictObject({
    rates: z
      .union([
        z.literal("cited"),
        z
          .array(
            z.strictObject({
              device: textField("Device"),
              from: monthField("First month of a rent"),
              usdPerHour: numberField(rentField),
            }),
          )
          .max(10_000),
      ])
      .default("cited")
      .meta({
        title: "Rents of devices by date",
        source: "gpu_rental.csv: medians of dated quotes on demand, Epoch AI (CC BY 4.0)",
      }),
    demandUsdPerMonth: defaultedNumber(otherWorkDefaults.demandUsdPerMonth),
    occupancy: defaultedNumber(otherWorkDefaults.occupancy),
    feeShare: defaultedNumber(otherWorkDefaults.feeShare),
    moveMargin: defaultedNumber(otherWorkDefaults.moveMargin),
    declinePerYear: defaultedNumber(otherWorkDefaults.declinePerYear),
  })
  .optional()
  .meta({
    title: "Other work of graphics cards",
    description: "Devices with a rent on record can be rented out; left out, they only mine.",
  });

const switchingSchema = z
  .strictObject({
    restartUsdPerWatt: defaultedNumber(switchingDefaults.restartUsdPerWatt),
    stopUsdPerWatt: defaultedNumber(switchingDefaults.stopUsdPerWatt),
    takeOrPayShare: defaultedNumber(switchingDefaults.takeOrPayShare),
    contractMonths: defaultedNumber(switchingDefaults.contractMonths),
    volatility: defaultedNumber(switchingDefaults.volatility),
    discountPerYear: defaultedNumber(switchingDefaults.discountPerYear),
  })
  .optional()
  .meta({
    title: "Costs of switching",
    description: "Miners then stay on below break-even and return above it; left out, they follow it at once.",
  });

/** What `hardware` may say of markets beside list prices. */
export const sideFields = {
  launchPrice: launchPriceSchema,
  used: usedSchema,
  otherWork: otherWorkSchema,
  switching: switchingSchema,
};
