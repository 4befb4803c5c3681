const SMALLEST = -Math.exp(-1);

/**
 * Principal branch of Lambert's W: the w >= -1 with w e^w = x, for x >= -1/e; by Halley's method.
 *
 * @source Corless et al., On the Lambert W Function, 1996
 */
export function computeLambertW(x: number): number {
  if (!(x >= SMALLEST)) throw new RangeError(`Lambert W: expected a number >= -1/e, got ${x}`);
  if (x === Number.POSITIVE_INFINITY) return x;
  let w = estimateLambertW(x);
  for (let step = 0; step < 50; step++) {
    const slope = w + 1;
    if (slope === 0) return w;
    // (w e^w - x) e^-w, which does not overflow.
    const excess = w - x * Math.exp(-w);
    const next = w - excess / (slope - ((w + 2) * excess) / (2 * slope));
    if (Math.abs(next - w) <= 1e-16 * Math.abs(next)) return next;
    w = next;
  }
  return w;
}

function estimateLambertW(x: number): number {
  if (x < -0.25) {
    const root = Math.sqrt(Math.max(0, 2 * (1 + Math.E * x)));
    return -1 + root - (root * root) / 3;
  }
  return x < Math.E ? Math.log1p(x) * (x < 0 ? 1.2 : 0.8) : Math.log(x) - Math.log(Math.log(x));
}
