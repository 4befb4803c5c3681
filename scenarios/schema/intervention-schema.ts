import * as z from "zod";
import { monthField, TEXT_LIMIT } from "./text-field.ts";

const MOST = 1000;

/** `[{ date, set: { path: value } }]`; what can be set is for the checks to say. */
export const interventionsSchema = z
  .array(
    z.strictObject({
      date: monthField("Month from whose first second on it holds"),
      set: z.record(z.string().max(TEXT_LIMIT), z.unknown()).meta({
        title: "Changed at a date",
        description: "Values by path, as in rule.workShare or taxes.revenueShare.",
      }),
    }),
  )
  .max(MOST)
  .optional()
  .meta({ title: "What changes at a date" });
