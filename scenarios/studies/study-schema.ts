import * as z from "zod";
import { countField, numberValue, textLine } from "../schema/study-fields.ts";

const choiceOf = <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  z.enum(names, { error: `one of ${names.join(", ")}` });

const value = z.union([numberValue, textLine, z.boolean()], { error: "a number, a text, true or false" });
const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, { error: `a list of ${what}` }).min(1, { error: `a list of ${what}, at least one` });

const factorSchema = z.union(
  [
    z.strictObject({ path: textLine, values: listOf(value, "values") }),
    z.strictObject({
      path: textLine,
      low: numberValue,
      high: numberValue,
      scale: choiceOf("linear", "log").default("linear"),
      whole: z.boolean({ error: "true or false" }).default(false),
      levels: countField(2, 1e6).optional(),
    }),
  ],
  { error: "a path with values: [...], or with low and high (and scale, whole, levels)" },
);

const size = countField(1, 1e7);

const designSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("grid") }),
    z.strictObject({ kind: z.literal("zip") }),
    z.strictObject({
      kind: z.literal("list"),
      points: listOf(z.record(z.string(), value, { error: "values by path" }), "points"),
    }),
    z.strictObject({ kind: z.literal("latin-hypercube"), size, tries: countField(1, 10_000).default(1) }),
    z.strictObject({
      kind: z.literal("sobol"),
      size,
      scramble: choiceOf("owen", "digital-shift", "none").default("owen"),
    }),
  ],
  { error: "a design: kind is one of grid, zip, list, latin-hypercube and sobol" },
);

const MOST_REPLICATIONS = 100_000;

const above0 = numberValue.positive({ error: "a number above 0" });

const untilSchema = z
  .strictObject({
    metric: textLine,
    /** Half of the interval's length: in the metric's unit, or as a share of the mean's size. */
    halfWidth: above0.optional(),
    relativeHalfWidth: above0.optional(),
    least: countField(2, MOST_REPLICATIONS).default(5),
    most: countField(2, MOST_REPLICATIONS).default(200),
    /** Replications during which the interval has to stay short, so that a lucky moment ends nothing. */
    lookAhead: countField(0, 1000).default(5),
  })
  .refine(({ least, most }) => least <= most, { error: "least <= most" })
  .refine(({ halfWidth, relativeHalfWidth }) => (halfWidth === undefined) !== (relativeHalfWidth === undefined), {
    error: "either halfWidth or relativeHalfWidth",
  });

/** A study as its file says it, with every default written out. */
export const studySchema = z.strictObject({
  name: z
    .string({ error: "a name of letters, digits and dashes" })
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: "a name of lower-case letters, digits and dashes" }),
  /** Preset, or path of a scenario file, seen from the study's file. */
  scenario: textLine,
  /** Changes that hold at every point, as --set takes them. */
  set: z.array(textLine, { error: "a list of path=value" }).default([]),
  schemes: listOf(textLine, "names of schemes").optional(),
  factors: listOf(factorSchema, "factors"),
  design: designSchema.default({ kind: "grid" }),
  /** Of each scheme at each point: a number, or until an interval is short enough. */
  replications: z.union([countField(1, MOST_REPLICATIONS), untilSchema], {
    error: "a whole number, or metric with halfWidth or relativeHalfWidth (and least, most, lookAhead)",
  }),
  /** Summary metrics to keep; left out, all. */
  metrics: listOf(textLine, "names of metrics").optional(),
  /** Monthly series whose mean in the steady state, after a warm-up found by MSER-5, is kept too. */
  steady: z.array(textLine, { error: "a list of names of monthly series" }).default([]),
  seed: z.union([textLine, z.int().min(0).transform(String)], { error: "a text or a whole number" }).default("1"),
});

export type Study = z.output<typeof studySchema>;
/** Replications go on until the metric's interval is short enough. */
export type UntilHalfWidth = z.output<typeof untilSchema>;
