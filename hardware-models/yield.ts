/**
 * Share of dies without a killing defect. Every model takes the mean number of defects on a die, area [cm2] times
 * density [1/cm2]; they differ in how defects cluster.
 *
 * @source Poisson; Murphy, Proceedings of the IEEE 52, 1964; Seeds 1967; Stapper's negative binomial; Bose-Einstein as
 *   in Hennessy and Patterson, Computer Architecture, section 1.6
 */
export const yieldModels = {
  poisson: computePoissonYield,
  murphy: computeMurphyYield,
  seeds: computeSeedsYield,
  "negative-binomial": computeNegativeBinomialYield,
} as const satisfies Record<string, (defects: number, clustering: number) => number>;

export type YieldModelName = keyof typeof yieldModels;

export const yieldModelNames = Object.keys(yieldModels) as readonly YieldModelName[];

/** e^-m: defects fall independently; the most pessimistic for large dies. */
export function computePoissonYield(defects: number): number {
  return Math.exp(-defects);
}

/** ((1 - e^-m) / m)^2: densities spread as a triangle. */
export function computeMurphyYield(defects: number): number {
  return defects === 0 ? 1 : (-Math.expm1(-defects) / defects) ** 2;
}

/** 1 / (1 + m): densities spread exponentially. */
export function computeSeedsYield(defects: number): number {
  return 1 / (1 + defects);
}

/** e^(-sqrt m), the other form that goes by the name of Seeds. */
export function computeSeedsRootYield(defects: number): number {
  return Math.exp(-Math.sqrt(defects));
}

/** (1 + m / a)^-a: a = 1 is Seeds, a without bound is Poisson, a near 0 spares all dies; foundries quote a near 3. */
export function computeNegativeBinomialYield(defects: number, clustering: number): number {
  const ratio = defects / clustering;
  const log = ratio === Number.POSITIVE_INFINITY ? Math.log(defects) - Math.log(clustering) : Math.log1p(ratio);
  return Math.exp(-clustering * log);
}

/** (1 + m)^-layers: the density is that of one critical layer. */
export function computeBoseEinsteinYield(defects: number, layers: number): number {
  return Math.exp(-layers * Math.log1p(defects));
}
