import type { Metric } from "../sim/metrics/series-metrics.ts";
import { chooseScale, type Scale, THIN_SPACE } from "./unit-scale.ts";

const MINUS = "\u2212";
const superscripts = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

/** Shown where a value does not exist. */
export const NO_VALUE = "\u2013";

/** Unit for display: a share, a growth or a gain is shown in percent, another pure number as it is. */
export function getDisplayUnit(name: string, metric: Pick<Metric, "unit">): string {
  return metric.unit === "1" && /(?:^|[_:])share(?:_|$)|^dilution_|_gain_end$/.test(name) ? "share" : metric.unit;
}

/** Unit for display of a difference of two values: percent become percentage points. */
export function getDifferenceUnit(displayUnit: string): string {
  return displayUnit === "share" ? "points" : displayUnit;
}

/** A number with its unit, scaled for people, to three significant digits: "1.31 EH/s", "$2.40 bn", "97.2%". */
export function formatQuantity(value: number | null, unit: string): string {
  if (value === null) return NO_VALUE;
  const scale = chooseScale(value, unit);
  return formatScaled(value, scale, choosePlaces(value * scale.factor, 3));
}

/** The same with a plus sign where it is above zero. */
export function formatSigned(value: number | null, unit: string): string {
  return value !== null && value > 0 ? `+${formatQuantity(value, unit)}` : formatQuantity(value, unit);
}

/** Units that are counted, and what one of them is called. */
const countedUnits: Readonly<Record<string, string>> = {
  blocks: "block",
  chips: "chip",
  coins: "coin",
  devices: "device",
  months: "month",
  parties: "party",
  tokens: "token",
  years: "year",
};

/** A number on a given scale with a fixed number of decimal places: "3 parties", "1 party". */
export function formatScaled(value: number, scale: Scale, places: number): string {
  const number = formatNumber(value * scale.factor, places);
  const sign = number.startsWith(MINUS) ? MINUS : "";
  const digits = number.slice(sign.length);
  const unit = digits === "1" ? (countedUnits[scale.after.trim()] ?? scale.after.trim()) : scale.after.trim();
  const gap = scale.after.startsWith(" ") ? THIN_SPACE : "";
  return `${sign}${scale.before}${digits}${unit === "" ? "" : gap}${unit}`;
}

/**
 * A number with a fixed number of decimal places, a true minus, and thin spaces between thousands from 10 000 on;
 * as a power of ten where it is too large or too small for that.
 *
 * @throws {RangeError} at NaN and infinity: a value that does not exist is null, and is not formatted
 */
export function formatNumber(value: number, places: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`expected a finite number to format, got ${String(value)}`);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e9 || size < 1e-4)) return formatPower(value);
  const digits = size.toFixed(Math.min(places, 8));
  const sign = value < 0 && Number(digits) !== 0 ? MINUS : "";
  const [whole = "0", fraction] = digits.split(".");
  return `${sign}${groupThousands(whole)}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Decimal places that show a value to so many significant digits; none for a whole number, as counts are exact. */
export function choosePlaces(value: number, significantDigits: number): number {
  if (value === 0 || (Number.isInteger(value) && Math.abs(value) < 1e6)) return 0;
  const leading = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(significantDigits)))));
  return Math.min(8, Math.max(0, significantDigits - 1 - leading));
}

function groupThousands(whole: string): string {
  return whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, THIN_SPACE);
}

function formatPower(value: number): string {
  const [mantissa = "", exponent = "0"] = Math.abs(value).toExponential(1).split("e");
  const power = String(Math.abs(Number(exponent))).replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
  return `${value < 0 ? MINUS : ""}${mantissa}${THIN_SPACE}\u00d7${THIN_SPACE}10${Number(exponent) < 0 ? "\u207b" : ""}${power}`;
}
