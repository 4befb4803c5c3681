import * as z from "zod";
import { factorFields } from "../maker-defaults.ts";
import { numberField } from "./number-field.ts";

/** Multiples of figures that stand elsewhere in a scenario, or in data, so that a question "what if" is one number. */
export const factorsSchema = z
  .strictObject({
    tokenPrice: numberField(factorFields.tokenPrice).optional(),
    electricityPrice: numberField(factorFields.electricityPrice).optional(),
    asicWork: numberField(factorFields.asicWork).optional(),
    devicePrice: numberField(factorFields.devicePrice).optional(),
    designCost: numberField(factorFields.designCost).optional(),
  })
  .optional()
  .meta({ title: "What if", description: "Figures are multiplied by these; left out, they stay as they are." });
