import * as z from "zod";
import { PRIOR_WEIGHT } from "../backtest/least-squares.ts";
import { countField, numberValue, textLine } from "../schema/study-fields.ts";

const month = z
  .string({ error: "a month as YYYY-MM" })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "a month as YYYY-MM" });

const pathsError = "a path of the scenario, or a list of paths that take one value";

const rangeSchema = z.strictObject({
  /** What the value sets: one path, or several that are to be the same. */
  path: z.union([textLine, z.array(textLine).min(1).max(1000)], { error: pathsError }),
  low: numberValue,
  high: numberValue,
  scale: z.enum(["linear", "log"], { error: "linear or log" }).default("linear"),
});

/** A match as its file says it, with every default written out. */
export const matchSchema = z.strictObject({
  name: z
    .string({ error: "a name of lower-case letters, digits and dashes" })
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: "a name of lower-case letters, digits and dashes" }),
  /** Preset, or path of a scenario file, seen from the match's file. */
  scenario: textLine,
  /** Changes that hold everywhere, as --set takes them. */
  set: z.array(textLine, { error: "a list of path=value" }).default([]),
  /** By default the scenario's first. */
  scheme: textLine.optional(),
  /** Monthly series that is to come near the record. */
  metric: textLine.default("hashrate_hs"),
  /** A CSV with month and value, seen from the match's file; "history": what Bitcoin's record says. */
  record: textLine.default("history"),
  /** Months that the search reads; what comes later is only looked at once it has ended. */
  window: z
    .strictObject({ from: month, to: month })
    .refine(({ from, to }) => from <= to, { error: "from no later than to" }),
  factors: z
    .array(rangeSchema, { error: "a list of factors" })
    .min(1, { error: "a list of factors, at least one" })
    .max(100, { error: "at most 100 factors" }),
  replications: countField(1, 1000).default(2),
  /** Points that the search starts from: the middle of all ranges, then some around it. */
  starts: countField(1, 1000).default(1),
  /** Slopes taken from each start, at most. */
  steps: countField(1, 1000).default(12),
  /** Pull towards the middle of each range: squared logits of the way against squared log10 errors of a month. */
  middleWeight: z
    .number({ error: "a number from 0 to 1000" })
    .min(0, { error: "a number from 0 to 1000" })
    .max(1000, { error: "a number from 0 to 1000" })
    .default(PRIOR_WEIGHT),
  seed: z.union([textLine, z.int().min(0).transform(String)], { error: "a text or a whole number" }).default("1"),
});

export type Match = z.output<typeof matchSchema>;
export type MatchFactor = Match["factors"][number];
