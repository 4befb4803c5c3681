import * as z from "zod";

/** The most steps that an evaluator walks through one by one; beyond it takes seconds. */
const MOST_STEPS = 1e7;

/**
 * A number that `accepts` lets through; `expects` says which that are. A bigint counts as the double next to it, and -0 as
 * the 0 that was meant: dividing by it must not turn a sign.
 */
export function numberField(expects: string, accepts: (value: number) => boolean) {
  const number = z.number({ error: expects }).refine(accepts, { error: expects });
  return z.preprocess((value) => {
    if (typeof value === "bigint") return Number(value);
    return value === 0 ? 0 : value;
  }, number);
}

export const finiteField = numberField("a finite number", Number.isFinite);

export const positiveField = numberField("a finite number above 0", (value) => value > 0);

export const nonNegativeField = numberField("a finite number >= 0", (value) => value >= 0);

/** A share of a whole, both ends included. */
export const shareField = numberField("a number from 0 to 1", (value) => value >= 0 && value <= 1);

/** A probability or level strictly between the ends. */
export const chanceField = numberField("a number above 0 and below 1", (value) => value > 0 && value < 1);

/** How many there are of something of which there is at least one. */
export const countField = wholeField(1, Number.MAX_SAFE_INTEGER);

/** Blocks or epochs that are walked through one by one. */
export const stepsField = wholeField(1, MOST_STEPS);

export const timeField = wholeField(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

/** A whole number within bounds, both included. */
export function wholeField(low: number, high: number) {
  const expects = `a whole number from ${low} to ${high}`;
  return numberField(expects, (value) => Number.isSafeInteger(value) && value >= low && value <= high);
}

/** Something of which at least `least` are listed. */
export function listField<Item extends z.ZodType>(item: Item, least: number) {
  const expects = `a list of at least ${least}`;
  return z.array(item, { error: expects }).min(least, { error: expects });
}

/** Shares of a whole that is shared out completely. */
export const sharesField = listField(shareField, 1).refine(
  (shares) => Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) <= 1e-9,
  { error: "shares that add up to 1" },
);

/** An assumption that an input may spell out, and none but which is covered. */
export function assumptionField(text: string) {
  return z.literal(text, { error: `"${text}" or nothing, as only that is covered` }).optional();
}

/** The value itself or nothing: an output or a note among the inputs. */
export const ignoredField = z.unknown().optional();
