import * as z from "zod";
import { computeTargetFromBits, parseBits } from "../../sim/difficulty/compact-bits.ts";

const EXPECTS = 'compact bits of a positive target below 2^256, such as "0x1d00ffff"';

/** Compact bits, read from hexadecimal text. */
export const bitsField = z.string({ error: EXPECTS }).transform((text, context) => {
  try {
    const bits = parseBits(text);
    computeTargetFromBits(bits);
    return bits;
  } catch {
    context.addIssue({ code: "custom", message: EXPECTS });
    return z.NEVER;
  }
});
