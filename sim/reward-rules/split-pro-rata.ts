import { sumAccurately } from "../theory/accurate-sum.ts";

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
  const { sum, most, whole, positive, lastPositive } = measureWeights(weights);
  if (total === 0 || sum === 0) return new Float64Array(weights.length);
  // A share that is whole is what no estimate can be sure of.
  if (positive === 1) return new Float64Array(weights.length).fill(total, lastPositive, lastPositive + 1);
  // Whole numbers whose products a double holds need no BigInt; others rarely do.
  const exact = whole && sum <= Number.MAX_SAFE_INTEGER && total * most <= Number.MAX_SAFE_INTEGER;
  if (exact) return splitInDoubles(total, weights, sum);
  return splitByEstimate(total, weights) ?? splitInBigInts(total, weights);
}

function measureWeights(weights: Float64Array) {
  let sum = 0;
  let most = 0;
  let whole = true;
  let positive = 0;
  let lastPositive = -1;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`split: weight ${index} is no finite number >= 0: ${weight}`);
    }
    sum += weight;
    most = Math.max(most, weight);
    whole &&= Number.isInteger(weight);
    if (weight > 0) {
      positive++;
      lastPositive = index;
    }
  }
  return { sum, most, whole, positive, lastPositive };
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
  if (left > 0) addToLargest(shares, remainders, left);
  return shares;
}

/** Relative error of total * weight / sum in doubles: three roundings, and some room. */
const ESTIMATE_ERROR = 2 ** -50;

/**
 * The same in doubles with a bound on their error, or null where the bound leaves it open which way a share is rounded:
 * a thirtieth of the time of the plain twin in BigInts (test/bench/split-pro-rata.bench.ts).
 */
function splitByEstimate(total: number, weights: Float64Array): Float64Array | null {
  const sum = sumAccurately(weights);
  if (!(total * sum < Number.POSITIVE_INFINITY)) return null;
  const shares = new Float64Array(weights.length);
  const fractions = new Float64Array(weights.length);
  let left = total;
  for (let index = 0; index < weights.length; index++) {
    const estimate = (total * weights[index]!) / sum;
    const share = Math.floor(estimate);
    const fraction = estimate - share;
    const error = estimate * ESTIMATE_ERROR;
    if (weights[index]! > 0 && (fraction <= error || fraction >= 1 - error)) return null;
    shares[index] = share;
    fractions[index] = fraction;
    left -= share;
  }
  if (left === 0) return shares;
  const threshold = addToLargest(shares, fractions, left);
  return isCertain(total, weights, fractions, threshold) ? shares : null;
}

/** Whether no fraction is so near the threshold that its error could carry it over; equal weights may stand on it. */
function isCertain(total: number, weights: Float64Array, fractions: Float64Array, threshold: number): boolean {
  const pivot = weights[fractions.indexOf(threshold)]!;
  const sum = sumAccurately(weights);
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!;
    if (weight === pivot) continue;
    const error = ((total * (weight + pivot)) / sum) * ESTIMATE_ERROR;
    if (Math.abs(fractions[index]! - threshold) <= error) return false;
  }
  return true;
}

/** One unit each to the `left` largest remainders, ties to the lower index; the smallest remainder that got one. */
function addToLargest(shares: Float64Array, remainders: Float64Array, left: number): number {
  const threshold = remainders.slice().sort()[remainders.length - left]!;
  let tied = left;
  for (let index = 0; index < shares.length; index++) {
    if (remainders[index]! <= threshold) continue;
    shares[index]! += 1;
    tied--;
  }
  for (let index = 0; tied > 0; index++) {
    if (remainders[index] !== threshold) continue;
    shares[index]! += 1;
    tied--;
  }
  return threshold;
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
