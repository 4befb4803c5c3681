import * as z from "zod";
import { type AsertAnchor, computeAsertBits } from "../../sim/difficulty/asert.ts";
import { POW_LIMIT_BITS } from "../../sim/difficulty/difficulty.ts";
import { bitsField } from "./bits-field.ts";
import { timeField, wholeField } from "./fields.ts";

const DEFAULT_HALFLIFE_SECONDS = 172_800;
const SPACING_SECONDS = 600;
const HEIGHT_EXPECTS = "a whole number >= 0, as decimal text where it passes 2^53";

/** A height; as text where it may pass what a JSON number holds exactly. */
export const heightField = z.union(
  [z.string().regex(/^\d{1,30}$/), z.int().min(0), z.bigint().min(0n).transform(String)],
  {
    error: HEIGHT_EXPECTS,
  },
);

/** The block from which ASERT counts. */
export const anchorFields = {
  anchor_height: heightField,
  anchor_parent_time: timeField,
  anchor_bits: bitsField,
  halflife: wholeField(1, Number.MAX_SAFE_INTEGER).optional(),
  pow_limit_bits: bitsField.optional(),
};

/** [compact] target of the block after the one at `height` and `time`. */
export function computeNextBits(
  input: z.output<z.ZodObject<typeof anchorFields>>,
  height: z.output<typeof heightField>,
  time: number,
): number {
  const anchor: AsertAnchor = {
    height: BigInt(input.anchor_height),
    parentTime: BigInt(input.anchor_parent_time),
    bits: input.anchor_bits,
    halflifeSeconds: BigInt(input.halflife ?? DEFAULT_HALFLIFE_SECONDS),
    spacingSeconds: BigInt(SPACING_SECONDS),
    powLimitBits: input.pow_limit_bits ?? POW_LIMIT_BITS,
  };
  return computeAsertBits(anchor, BigInt(height), BigInt(time));
}
