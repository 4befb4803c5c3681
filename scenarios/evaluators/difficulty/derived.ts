import * as z from "zod";
import { TARGET_TIMESPAN_SECONDS } from "../../../sim/difficulty/bitcoin.ts";
import { POW_LIMIT_BITS } from "../../../sim/difficulty/difficulty.ts";
import { computeRetargetTimespans } from "../../../sim/difficulty/retarget-timespans.ts";
import { bitsField } from "../bits-field.ts";
import { createEvaluator, type Evaluation } from "../evaluator.ts";
import { ignoredField, timeField } from "../fields.ts";
import { renderNextBits } from "./retarget.ts";

const derivedSchema = z.strictObject({
  old_bits: bitsField,
  new_bits: bitsField.optional(),
  timespan: timeField.optional(),
  timespan_min: timeField.optional(),
  timespan_max: timeField.optional(),
  first_time: timeField.optional(),
  next_first_time: timeField.optional(),
  height: ignoredField,
  clamped: ignoredField,
  slack_s: ignoredField,
});

type Derived = z.output<typeof derivedSchema>;

/** Timespans lead to new bits, and new bits back to timespans: all that an entry determines is told. */
export const derived = createEvaluator(
  "Retargets of the real chain, and the timespans that they allow",
  derivedSchema.refine((input) => input.new_bits !== undefined || listTimespans(input).length > 0, {
    error: "new_bits, timespan, timespan_min or timespan_max beside old_bits",
  }),
  (input) => ({ ...computeForward(input), ...computeBackward(input) }),
);

function listTimespans({ timespan, timespan_min, timespan_max }: Derived): number[] {
  return [timespan_min, timespan_max, timespan].filter((seconds) => seconds !== undefined);
}

function computeForward(input: Derived): Evaluation {
  const timespans = listTimespans(input);
  if (timespans.length === 0) return {};
  const bits = timespans.map((seconds) => renderNextBits(input.old_bits, seconds));
  return {
    // One answer only where every given timespan leads to it.
    new_bits: bits.every((each) => each === bits[0]) ? bits[0]! : null,
    ...(input.timespan_min === undefined
      ? {}
      : { new_bits_at_min: renderNextBits(input.old_bits, input.timespan_min) }),
    ...(input.timespan_max === undefined
      ? {}
      : { new_bits_at_max: renderNextBits(input.old_bits, input.timespan_max) }),
  };
}

function computeBackward(input: Derived): Evaluation {
  if (input.new_bits === undefined) return {};
  const retarget = {
    oldBits: input.old_bits,
    targetTimespanSeconds: TARGET_TIMESPAN_SECONDS,
    powLimitBits: POW_LIMIT_BITS,
  };
  const range = computeRetargetTimespans(retarget, input.new_bits);
  if (range === null) return { timespan_min: null, timespan_max: null, clamped: null };
  const { minSeconds, maxSeconds, clamped } = range;
  const { first_time, next_first_time } = input;
  const hasTimes = first_time !== undefined && next_first_time !== undefined;
  return {
    timespan_min: minSeconds,
    timespan_max: maxSeconds,
    clamped,
    // What the window's last block leaves of the time until the next window's first.
    ...(hasTimes ? { slack_s: next_first_time - first_time - maxSeconds } : {}),
  };
}
