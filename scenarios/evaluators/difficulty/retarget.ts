import * as z from "zod";
import { computeRetargetBits, TARGET_TIMESPAN_SECONDS } from "../../../sim/difficulty/bitcoin.ts";
import { renderBits } from "../../../sim/difficulty/compact-bits.ts";
import { POW_LIMIT_BITS } from "../../../sim/difficulty/difficulty.ts";
import { bitsField } from "../bits-field.ts";
import { createEvaluator } from "../evaluator.ts";
import { ignoredField, timeField } from "../fields.ts";

const retargetFields = {
  old_bits: bitsField,
  first_time: timeField,
  last_time: timeField,
};

/** Entries of the list name outputs and notes beside their inputs. */
export const bitcoinCore = createEvaluator(
  "Bitcoin Core's own tests of the retarget",
  z.strictObject({
    ...retargetFields,
    name: ignoredField,
    last_height: ignoredField,
    note: ignoredField,
    expected_bits: ignoredField,
  }),
  ({ old_bits, first_time, last_time }) => ({
    expected_bits: renderNextBits(old_bits, last_time - first_time),
  }),
);

export const observed = createEvaluator(
  "Retargets of the real chain, from block times",
  z.strictObject({
    ...retargetFields,
    height: ignoredField,
    first_block_height: ignoredField,
    last_block_height: ignoredField,
    sources: ignoredField,
    new_bits: ignoredField,
  }),
  ({ old_bits, first_time, last_time }) => ({ new_bits: renderNextBits(old_bits, last_time - first_time) }),
);

/** Bitcoin's next target, with all its digits. */
export function renderNextBits(oldBits: number, timespanSeconds: number): string {
  return renderBits(
    computeRetargetBits({
      oldBits,
      timespanSeconds,
      targetTimespanSeconds: TARGET_TIMESPAN_SECONDS,
      powLimitBits: POW_LIMIT_BITS,
    }),
  );
}
