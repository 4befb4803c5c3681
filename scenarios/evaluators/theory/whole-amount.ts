import * as z from "zod";

const EXPECTS = "a whole number >= 0, as decimal text where it passes 2^53";

/** An amount in smallest units; as text where it may pass what a JSON number holds exactly. */
export const wholeAmountField = z
  .union([z.string().regex(/^\d{1,100}$/), z.int().min(0), z.bigint().min(0n)], { error: EXPECTS })
  .transform((amount) => BigInt(amount));

/** The same above 0. */
export const positiveAmountField = wholeAmountField.refine((amount) => amount > 0n, {
  error: "a whole number above 0",
});

/** A JSON number where that is exact, else decimal text. */
export function renderWholeAmount(amount: bigint): number | string {
  const number = Number(amount);
  return Number.isSafeInteger(number) ? number : amount.toString();
}
