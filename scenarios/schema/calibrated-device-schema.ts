import * as z from "zod";
import type { ChosenSpec } from "../defaults.ts";
import { numberField } from "./number-field.ts";
import { monthField } from "./text-field.ts";

const price = {
  title: "Price of the calibrated machine",
  unit: "USD",
  min: 1,
  max: 1e9,
  source: "chosen by the scenario: a calibration measures no price",
} as const satisfies ChosenSpec;

/** Puts the machine of the calibration on sale, beside the catalogue; left out, it is not. */
export const calibratedDeviceSchema = z
  .strictObject({
    priceUsd: numberField(price),
    release: z
      .union([z.literal("start"), monthField("First month on sale")])
      .default("start")
      .meta({ title: "First month on sale of the calibrated machine", source: "assumption: on sale from the start" }),
  })
  .optional()
  .meta({ title: "The calibrated machine as a device", description: "Rates and watts from --calibration FILE." });
