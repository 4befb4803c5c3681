export interface SimplexResult {
  readonly point: readonly number[];
  readonly value: number;
}

interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * Least value of a function without derivatives, by a simplex that reflects, stretches and shrinks.
 *
 * @param step size of the first simplex along each axis
 * @param steps moves after which it stops; it stops before where all corners agree to 1e-9 of their value
 * @source Nelder and Mead, Computer Journal 7, 1965, with the usual coefficients 1, 2, 1/2, 1/2
 */
export function minimiseBySimplex(
  evaluate: (point: readonly number[]) => number,
  start: readonly number[],
  step: number,
  steps: number,
): SimplexResult {
  const measure = (point: readonly number[]): Vertex => ({ point, value: evaluate(point) });
  const corners = start.map((_, axis) => start.map((value, at) => (at === axis ? value + step : value)));
  let simplex = [start, ...corners].map(measure);
  for (let move = 0; move < steps; move++) {
    simplex.sort((a, b) => a.value - b.value);
    if (simplex[simplex.length - 1]!.value - simplex[0]!.value <= 1e-9 * Math.abs(simplex[0]!.value)) break;
    simplex = moveSimplex(simplex, measure);
  }
  return simplex.reduce((best, vertex) => (vertex.value < best.value ? vertex : best));
}

/** One move of a simplex sorted by value. */
function moveSimplex(simplex: readonly Vertex[], measure: (point: readonly number[]) => Vertex): Vertex[] {
  const worst = simplex[simplex.length - 1]!;
  const rest = simplex.slice(0, -1);
  const centre = worst.point.map((_, at) => rest.reduce((sum, { point }) => sum + point[at]!, 0) / rest.length);
  /** On the line through the worst corner and the centre of the others: 1 is the worst, 0 the centre. */
  const probe = (place: number) => measure(centre.map((value, at) => value + place * (worst.point[at]! - value)));
  const reflected = probe(-1);
  if (reflected.value < simplex[0]!.value) {
    const stretched = probe(-2);
    return [...rest, stretched.value < reflected.value ? stretched : reflected];
  }
  if (reflected.value < rest[rest.length - 1]!.value) return [...rest, reflected];
  const drawnIn = probe(reflected.value < worst.value ? -0.5 : 0.5);
  if (drawnIn.value < Math.min(reflected.value, worst.value)) return [...rest, drawnIn];
  const best = simplex[0]!;
  const shrink = ({ point }: Vertex) => measure(point.map((value, at) => (value + best.point[at]!) / 2));
  return [best, ...simplex.slice(1).map(shrink)];
}
