const floatView = new Float32Array(1);
const bitView = new Uint32Array(floatView.buffer);

/**
 * IEEE 754 binary16 bits of a number, rounded to nearest, ties to even; beyond 65504 it becomes infinity.
 *
 * @source IEEE 754-2019, sections 3.4 and 4.3.1
 */
export function computeHalfBits(value: number): number {
  floatView[0] = value;
  const bits = bitView[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  if (magnitude < 0x38800000) return sign | Math.round(roundEven(Math.abs(floatView[0]) * 2 ** 24));
  // Rebias the exponent by 112, then round away the 13 low bits; a carry into the exponent is what rounding up means.
  const rebiased = magnitude - (112 << 23);
  const dropped = rebiased & 0x1fff;
  const kept = rebiased >>> 13;
  const roundsUp = dropped > 0x1000 || (dropped === 0x1000 && (kept & 1) === 1);
  return sign | (kept + (roundsUp ? 1 : 0));
}

/** The number that binary16 bits stand for. */
export function computeHalfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function roundEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
