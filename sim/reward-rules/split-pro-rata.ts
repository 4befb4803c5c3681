/**
 * Shares `total` out in proportion to the weights, in whole units, by the largest remainder:
 * share[i] = floor(total * weight[i] / sum(weight)), and the units left over go one each to the largest remainders,
 * ties to the lower index. Exact for every weight that a double can hold; the shares add up to `total`.
 *
 * Where no weight is above 0 nobody gets anything: the caller decides where `total` goes.
 *
 * @param total [smallest unit] whole, from 0 to 2^53 - 1
 * @param weights finite, none below 0
 */
export function splitProRata(total: number, weights: Float64Array): Float64Array {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`split: total is no whole amount: ${total}`);
  const { sum, most, whole } = measureWeights(weights);
  if (total === 0 || sum === 0) return new Float64Array(weights.length);
  // Whole numbers whose products a double holds need no BigInt.
  const exact = whole && sum <= Number.MAX_SAFE_INTEGER && total * most <= Number.MAX_SAFE_INTEGER;
  return exact ? splitInDoubles(total, weights, sum) : splitInBigInts(total, weights);
}

function measureWeights(weights: Float64Array): { sum: number; most: number; whole: boolean } {
  let sum = 0;
  let most = 0;
  let whole = true;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`split: weight ${index} is no finite number >= 0: ${weight}`);
    }
    sum += weight;
    most = Math.max(most, weight);
    whole &&= Number.isInteger(weight);
  }
  return { sum, most, whole };
}

function splitInDoubles(total: number, weights: Float64Array, sum: number): Float64Array {
  const shares = new Float64Array(weights.length);
  const remainders = new Float64Array(weights.length);
  let left = total;
  for (let index = 0; index < weights.length; index++) {
    const product = total * weights[index]!;
    remainders[index] = product % sum;
    shares[index] = (product - remainders[index]!) / sum;
    left -= shares[index]!;
  }
  addLeftover(shares, left, (first, second) => remainders[second]! - remainders[first]!);
  return shares;
}

function splitInBigInts(total: number, weights: Float64Array): Float64Array {
  const scaled = scaleToIntegers(weights);
  const sum = scaled.reduce((partial, weight) => partial + weight, 0n);
  const shares = new Float64Array(weights.length);
  const remainders: bigint[] = [];
  let left = total;
  for (const [index, weight] of scaled.entries()) {
    const product = BigInt(total) * weight;
    const share = Number(product / sum);
    remainders.push(product % sum);
    shares[index] = share;
    left -= share;
  }
  addLeftover(shares, left, (first, second) => compareBigInts(remainders[second]!, remainders[first]!));
  return shares;
}

/** One unit each to the `left` parties that come first in `order`. Fewer are left over than have a remainder. */
function addLeftover(shares: Float64Array, left: number, order: (first: number, second: number) => number): void {
  if (left === 0) return;
  const ranked = Uint32Array.from(shares.keys()).sort((first, second) => order(first, second) || first - second);
  for (const index of ranked.subarray(0, left)) shares[index]! += 1;
}

function compareBigInts(first: bigint, second: bigint): number {
  return first < second ? -1 : Number(first > second);
}

const MANTISSA_BITS = 52n;
const MANTISSA_MASK = (1n << MANTISSA_BITS) - 1n;

/** Whole numbers in the exact proportions of the weights: each double is a whole number times a power of two. */
function scaleToIntegers(weights: Float64Array): bigint[] {
  const bits = new BigUint64Array(Float64Array.from(weights).buffer);
  const parts = Array.from(bits, (word) => {
    const exponent = word >> MANTISSA_BITS;
    // Numbers below 2^-1022 have no leading one, and the exponent of the smallest that has.
    return exponent === 0n
      ? { mantissa: word, exponent: 1n }
      : { mantissa: (word & MANTISSA_MASK) | (1n << MANTISSA_BITS), exponent };
  });
  let least = 2048n;
  for (const { mantissa, exponent } of parts) if (mantissa > 0n && exponent < least) least = exponent;
  return parts.map(({ mantissa, exponent }) => (mantissa === 0n ? 0n : mantissa << (exponent - least)));
}
