/** A difficulty target as block headers carry it: sign, overflow and magnitude are told apart, as in Bitcoin Core. */
export interface CompactTarget {
  readonly target: bigint;
  readonly isNegative: boolean;
  readonly isOverflow: boolean;
}

const MANTISSA_MASK = 0x007fffff;
const SIGN_BIT = 0x00800000;

/**
 * Decodes compact bits: target = mantissa * 256^(size - 3), size in the top byte, mantissa in the low 23 bits.
 *
 * @param bits [compact] unsigned, 32 bits
 * @source Bitcoin Core src/arith_uint256.cpp SetCompact
 */
export function parseCompactTarget(bits: number): CompactTarget {
  const size = bits >>> 24;
  const mantissa = size < 3 ? (bits & MANTISSA_MASK) >>> (8 * (3 - size)) : bits & MANTISSA_MASK;
  const isOverflow = mantissa !== 0 && size + Math.ceil((32 - Math.clz32(mantissa)) / 8) > 35;
  return {
    target: size <= 3 ? BigInt(mantissa) : BigInt.asUintN(256, BigInt(mantissa) << BigInt(8 * (size - 3))),
    isNegative: mantissa !== 0 && (bits & SIGN_BIT) !== 0,
    isOverflow,
  };
}

/** The target that `bits` stand for; a RangeError where they stand for none (negative, zero, above 2^256). */
export function computeTargetFromBits(bits: number): bigint {
  const { target, isNegative, isOverflow } = parseCompactTarget(bits);
  if (isNegative || isOverflow || target === 0n) {
    throw new RangeError(`compact bits: expected a positive target below 2^256, got ${renderBits(bits)}`);
  }
  return target;
}

/**
 * Encodes a target, 0 to 2^256 - 1, dropping the digits that the mantissa cannot hold.
 *
 * @returns [compact] unsigned, 32 bits
 * @source Bitcoin Core src/arith_uint256.cpp GetCompact
 */
export function computeBitsFromTarget(target: bigint): number {
  if (target < 0n || target >> 256n !== 0n) {
    throw new RangeError(`target: expected 0 to 2^256 - 1, got ${target.toString()}`);
  }
  const size = Math.ceil(countBits(target) / 8);
  const mantissa = Number(size <= 3 ? target << BigInt(8 * (3 - size)) : target >> BigInt(8 * (size - 3)));
  // A mantissa with its top bit set would read as negative.
  const [shiftedSize, shiftedMantissa] = (mantissa & SIGN_BIT) === 0 ? [size, mantissa] : [size + 1, mantissa >>> 8];
  return shiftedSize * 2 ** 24 + shiftedMantissa;
}

function countBits(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Reads "0x1d00ffff": one to eight hexadecimal digits after "0x". */
export function parseBits(text: string): number {
  if (!/^0x[0-9a-f]{1,8}$/i.test(text)) {
    throw new RangeError(`compact bits: expected "0x" and up to eight hexadecimal digits, got "${text}"`);
  }
  return Number.parseInt(text.slice(2), 16);
}

/** Writes compact bits with all eight digits, as block explorers do: "0x027f6200". */
export function renderBits(bits: number): string {
  return `0x${bits.toString(16).padStart(8, "0")}`;
}

/** Writes compact bits without leading zeros: "0x27f6200". */
export function renderShortBits(bits: number): string {
  return `0x${bits.toString(16)}`;
}
