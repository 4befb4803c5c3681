/** The plain twin of `splitProRata`: exact fractions with a common denominator, ranked in full. */
export function splitPlainly(total: number, weights: Float64Array): number[] {
  const parts = Array.from(weights, (weight) => {
    let [mantissa, halvings] = [weight, 0];
    while (!Number.isInteger(mantissa)) [mantissa, halvings] = [mantissa * 2, halvings + 1];
    return { mantissa: BigInt(mantissa), halvings };
  });
  const most = parts.reduce((largest, { halvings }) => Math.max(largest, halvings), 0);
  const scaled = parts.map(({ mantissa, halvings }) => mantissa << BigInt(most - halvings));
  const sum = scaled.reduce((partial, weight) => partial + weight, 0n);
  if (sum === 0n) return scaled.map(() => 0);
  const remainders = scaled.map((weight) => (BigInt(total) * weight) % sum);
  const shares = scaled.map((weight) => (BigInt(total) * weight) / sum);
  const left = BigInt(total) - shares.reduce((partial, share) => partial + share, 0n);
  const isAhead = (one: number, other: number) =>
    remainders[one]! > remainders[other]! || (remainders[one]! === remainders[other]! && one < other);
  const ranked = [...shares.keys()].sort((one, other) => (isAhead(one, other) ? -1 : 1));
  for (const index of ranked.slice(0, Number(left))) shares[index]! += 1n;
  return shares.map(Number);
}
