import * as z from "zod";
import type { ChosenSpec, FieldSpec } from "../defaults.ts";

/** A number in its range, documented; the scenario must give it. */
export function numberField(spec: ChosenSpec) {
  return z.number().min(spec.min).max(spec.max).meta(describeField(spec));
}

/** The same, whole. */
export function wholeField(spec: ChosenSpec) {
  return z.int().min(spec.min).max(spec.max).meta(describeField(spec));
}

/** A number in its range that may be left out. */
export function defaultedNumber(spec: FieldSpec<number>) {
  return z.number().min(spec.min).max(spec.max).default(spec.default).meta(describeField(spec));
}

/** The same, whole. */
export function defaultedWhole(spec: FieldSpec<number>) {
  return z.int().min(spec.min).max(spec.max).default(spec.default).meta(describeField(spec));
}

/** The same where it may pass 2^53, so that a check can say what to write instead. */
export function defaultedLargeWhole(spec: FieldSpec<number>) {
  const field = z.number().multipleOf(1).min(spec.min).max(spec.max);
  return field.default(spec.default).meta({ ...describeField(spec), type: "integer" });
}

/** A number, or the word "history". */
export function numberOrHistory(spec: FieldSpec<number | "history">) {
  return z
    .union([z.literal("history"), z.number().min(spec.min).max(spec.max)])
    .default(spec.default)
    .meta(describeField(spec));
}

/** The same, whole. */
export function wholeOrHistory(spec: FieldSpec<number | "history">) {
  return z
    .union([z.literal("history"), z.int().min(spec.min).max(spec.max)])
    .default(spec.default)
    .meta(describeField(spec));
}

/** What an editor shows and the assumptions page prints; `source` is the source of the default. */
export function describeField({ title, unit, source }: Pick<ChosenSpec, "title" | "unit" | "source">) {
  return { title, unit, source, description: `Unit: ${unit}. Source: ${source}.` };
}
