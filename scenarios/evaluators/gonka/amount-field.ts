import * as z from "zod";
import { parseDecimal, truncateDecimal } from "../../../sim/reward-rules/gonka/exact-decimal.ts";

/** Of as many digits as text may have. */
const MOST_AMOUNT = 10n ** 40n;

const expects = (least: string) => `a whole number ${least}, as a number or in digits`;

type Whole = number | bigint | string;

/** A whole amount or weight. Above 2^53 a double stands for its shortest digits: 6e17 is exact. */
export const amountField = z.custom<Whole>(isAmount, { error: expects(">= 0") }).transform(toAmount);

/** The same, of either sign. */
export const signedField = z.custom<Whole>(isSigned, { error: expects("of either sign") }).transform(toAmount);

/** As a number: exact up to 2^53, as near as the JSON of the vectors beyond. */
export function renderAmount(amount: bigint): number {
  return Number(amount);
}

function isAmount(value: unknown): value is Whole {
  if (typeof value === "bigint") return value >= 0n && value < MOST_AMOUNT;
  if (typeof value === "string") return /^\d{1,40}$/.test(value);
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER * 1e20;
}

function isSigned(value: unknown): value is Whole {
  if (typeof value === "bigint") return isAmount(value < 0n ? -value : value);
  if (typeof value === "string") return /^-?\d{1,40}$/.test(value);
  return typeof value === "number" && Number.isInteger(value) && isAmount(Math.abs(value));
}

function toAmount(value: Whole): bigint {
  return typeof value === "number" ? truncateDecimal(parseDecimal(value)) : BigInt(value);
}
