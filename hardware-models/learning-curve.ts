/**
 * Exponent b of unit cost = first cost * units^-b, from what a doubling of cumulative output leaves of the cost.
 *
 * @param progressRatio above 0, at most 1; 0.8 is a learning rate of 20 %
 * @source Wright, Journal of the Aeronautical Sciences 3, 1936
 */
export function computeWrightExponent(progressRatio: number): number {
  return -Math.log2(progressRatio);
}

/** Cost of the unit that brings cumulative output to `units`. */
export function computeWrightCost(firstUnitCost: number, exponent: number, units: number): number {
  return firstUnitCost * units ** -exponent;
}

/** Largest number of units whose costs are added one by one. */
const HEAD = 10_000;

/** Sum of the costs of units 1 to `units`: the first ten thousand one by one, the rest by Euler and Maclaurin. */
export function computeWrightTotal(firstUnitCost: number, exponent: number, units: number): number {
  let sum = 0;
  for (let unit = Math.min(units, HEAD); unit >= 1; unit--) sum += unit ** -exponent;
  if (units > HEAD) sum += sumTail(exponent, units);
  return firstUnitCost * sum;
}

/** sum over k = HEAD+1..units of k^-b: integral, half the ends, a twelfth of the slopes; the next term is below 1e-14. */
function sumTail(exponent: number, units: number): number {
  const cost = (unit: number) => unit ** -exponent;
  const slope = (unit: number) => -exponent * unit ** (-exponent - 1);
  const span = Math.log(units / HEAD);
  const power = 1 - exponent;
  const integral = HEAD ** power * (power === 0 ? span : Math.expm1(power * span) / power);
  return integral + (cost(units) - cost(HEAD)) / 2 + (slope(units) - slope(HEAD)) / 12;
}

/** Total cost where the curve holds for the average unit instead of the last one: C1 n^(1 - b). */
export function computeAverageModelTotal(firstUnitCost: number, exponent: number, units: number): number {
  return firstUnitCost * units ** (1 - exponent);
}

/**
 * [1/year] log decline of cost where cumulative output grows at a constant log rate: Wright's law then looks like Moore's.
 *
 * @source Sahal 1979; Nagy et al., PLoS ONE 8(2), 2013
 */
export function computeSahalRate(exponent: number, outputGrowthPerYear: number): number {
  return exponent * outputGrowthPerYear;
}
