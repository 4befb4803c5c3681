/** The number digits / 10^places, exactly. The chain computes with decimals; a double would round elsewhere. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly places: number;
}

/** Places that the chain's general decimals round a quotient to. */
const QUOTIENT_PLACES = 16;
/** Places of the chain's decimals of fixed length, in which it keeps coefficients and fractions. */
export const FIXED_PLACES = 18;

export const ZERO: ExactDecimal = { digits: 0n, places: 0 };
export const ONE: ExactDecimal = { digits: 1n, places: 0 };

/** The shortest decimal that the double stands for: 0.1 is one tenth. */
export function parseDecimal(value: number): ExactDecimal {
  if (!Number.isFinite(value)) throw new RangeError(`decimal: expected a finite number, got ${value}`);
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

export function wrapInteger(digits: bigint): ExactDecimal {
  return { digits, places: 0 };
}

export function addDecimals(first: ExactDecimal, second: ExactDecimal): ExactDecimal {
  const places = Math.max(first.places, second.places);
  return { digits: getDigits(first, places) + getDigits(second, places), places };
}

export function subtractDecimals(first: ExactDecimal, second: ExactDecimal): ExactDecimal {
  return addDecimals(first, { digits: -second.digits, places: second.places });
}

export function multiplyDecimals(first: ExactDecimal, second: ExactDecimal): ExactDecimal {
  return { digits: first.digits * second.digits, places: first.places + second.places };
}

/** first / second, rounded half away from zero. */
export function divideDecimals(first: ExactDecimal, second: ExactDecimal, places = QUOTIENT_PLACES): ExactDecimal {
  if (second.digits === 0n) throw new RangeError("decimal: division by zero");
  const numerator = first.digits * 10n ** BigInt(places + second.places);
  const denominator = second.digits * 10n ** BigInt(first.places);
  const isNegative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return { digits: isNegative ? -rounded : rounded, places };
}

/** The decimal with so many places, rounded half away from zero. */
export function roundDecimal(decimal: ExactDecimal, places: number): ExactDecimal {
  return decimal.places <= places ? decimal : divideDecimals(decimal, ONE, places);
}

/** Below 0 where the first is smaller, 0 where they are equal, above 0 else. */
export function compareDecimals(first: ExactDecimal, second: ExactDecimal): number {
  const { digits } = subtractDecimals(first, second);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

export function getSmaller(first: ExactDecimal, second: ExactDecimal): ExactDecimal {
  return compareDecimals(first, second) <= 0 ? first : second;
}

export function getLarger(first: ExactDecimal, second: ExactDecimal): ExactDecimal {
  return compareDecimals(first, second) >= 0 ? first : second;
}

/** The whole number next to the decimal on the side of zero. */
export function truncateDecimal({ digits, places }: ExactDecimal): bigint {
  return digits / 10n ** BigInt(places);
}

/** The nearest double. */
export function roundToDouble(decimal: ExactDecimal): number {
  return Number(renderDecimal(decimal));
}

/** All digits, without zeros at the end of the fraction. */
export function renderDecimal({ digits, places }: ExactDecimal): string {
  const sign = digits < 0n ? "-" : "";
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const fraction = text.slice(text.length - places).replace(/0+$/, "");
  const whole = text.slice(0, text.length - places);
  return places === 0 || fraction === "" ? sign + (places === 0 ? text : whole) : `${sign}${whole}.${fraction}`;
}

function getDigits({ digits, places }: ExactDecimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - places);
}
