import * as z from "zod";
import type { ChoiceEntry, Quantity } from "../../sim/simulation-input.ts";
import { minerDefaults } from "../defaults.ts";
import { describeField } from "./number-field.ts";
import { quantity } from "./quantity-field.ts";
import { textField } from "./text-field.ts";

/** A place whose industry's price of electricity a group pays, still to be looked up where it has no value. */
export type ElectricityPlace = Omit<ChoiceEntry, "value"> & { readonly value?: number | undefined };

/** What a group's electricity costs: a quantity, a place, or a choice of places. */
export type ElectricityChoice =
  | Quantity
  | string
  | { readonly distribution: "choice"; readonly among: readonly ElectricityPlace[] };

const spec = minerDefaults.electricityUsdPerKwh;
const PLACES_LIMIT = 200;

const placeSchema = z.strictObject({
  country: textField("Country, or US state as US-TX").optional(),
  share: z
    .number()
    .min(0)
    .max(1)
    .meta(
      describeField({
        title: "Part of the group that pays it, in the mean; all sum to 1",
        unit: "1",
        source: "chosen by the scenario",
      }),
    ),
  value: z
    .number()
    .min(spec.min)
    .max(spec.max)
    .optional()
    .meta(
      describeField({
        title: "Price of electricity there",
        unit: spec.unit,
        source: "electricity_prices.csv, where left out",
      }),
    ),
  source: z.string().max(500).optional().meta({ title: "Where the price comes from" }),
});

const choice = z
  .strictObject({ distribution: z.literal("choice"), among: z.array(placeSchema).min(1).max(PLACES_LIMIT) })
  .meta({
    description: "Each member draws one of these with its share: a country, whose price is looked up, or a value.",
  });

const place = textField("Country").meta({ expects: 'a country such as US, Norway or US-TX (see "list electricity")' });

const laws: z.ZodType<ElectricityChoice, ElectricityChoice> = z.union([quantity(spec), place, choice]);

export const electricitySchema = laws.default(spec.default).meta(describeField(spec));
