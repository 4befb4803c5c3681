/**
 * Price over the median below which the part `part` of all sites lies, where the logarithm of the price follows a logistic
 * law of scale `spread`: (part / (1 - part))^spread.
 */
export function computeSitePrice(part: number, spread: number): number {
  return (part / (1 - part)) ** spread;
}

const STEPS = 8;
const ENTRIES = 64;

/** Mean price over the median of the cheapest `part` of the sites, by the midpoint rule. */
function computeMeanPriceOfCheapest(part: number, spread: number): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) sum += computeSitePrice((part * (step + 0.5)) / STEPS, spread);
  return sum / STEPS;
}

/** Mean price over the median of the cheapest `part` of the sites, read off a table: it is asked for each cohort and month. */
export function createMeanPrices(spread: number): (part: number) => number {
  const table = Float64Array.from({ length: ENTRIES + 1 }, (_, at) =>
    computeMeanPriceOfCheapest(Math.max(1e-6, (at / ENTRIES) ** 2), spread),
  );
  return (part) => {
    const place = Math.sqrt(part) * ENTRIES;
    const at = Math.min(ENTRIES - 1, Math.floor(place));
    return table[at]! + (place - at) * (table[at + 1]! - table[at]!);
  };
}
