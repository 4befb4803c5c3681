/** Points and weights by which an integral from -1 to 1 becomes a sum, exact for polynomials of degree 2 count - 1. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Legendre rule: the roots of the Legendre polynomial of degree `count`, by Newton's method.
 *
 * @source NIST DLMF 3.5(v) and 18.9.1
 */
export function computeGaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    let node = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      const legendre = evaluateLegendre(count, node);
      slope = legendre.slope;
      const change = legendre.value / slope;
      node -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[index] = node;
    weights[index] = 2 / ((1 - node * node) * slope * slope);
  }
  return { nodes, weights };
}

function evaluateLegendre(degree: number, x: number): { value: number; slope: number } {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= degree; k++) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  return { value, slope: (degree * (x * value - previous)) / (x * x - 1) };
}
