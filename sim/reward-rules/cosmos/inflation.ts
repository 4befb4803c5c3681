/** How a Cosmos chain steers its inflation. */
export interface InflationParameters {
  /** Share of the supply at stake at which inflation stands still. */
  readonly goalBonded: number;
  /** Most that inflation changes in a year: where nothing is at stake. */
  readonly rateChangePerYear: number;
  readonly most: number;
  readonly least: number;
  readonly blocksPerYear: number;
}

/**
 * Change of yearly inflation in one block, before the bounds: (1 - bonded / goal) * rate change / blocks a year.
 *
 * @source cosmos/cosmos-sdk x/mint/types/minter.go NextInflationRate
 */
export function computeInflationStep(bondedRatio: number, parameters: InflationParameters): number {
  const { goalBonded, rateChangePerYear, blocksPerYear } = parameters;
  return ((1 - bondedRatio / goalBonded) * rateChangePerYear) / blocksPerYear;
}

/** Yearly inflation at the next block: one step on, kept within the bounds. */
export function computeNextInflation(inflation: number, bondedRatio: number, parameters: InflationParameters): number {
  return clampInflation(inflation + computeInflationStep(bondedRatio, parameters), parameters);
}

/**
 * [smallest unit] that one block mints: floor(inflation * supply / blocks a year).
 *
 * @source cosmos/cosmos-sdk x/mint/types/minter.go BlockProvision
 */
export function computeBlockProvision(inflation: number, supply: number, blocksPerYear: number): number {
  return Math.floor((inflation * supply) / blocksPerYear);
}

export interface InflationPath {
  readonly inflation: number;
  /** Supply over the supply at the start. */
  readonly supplyGrowth: number;
}

/**
 * Inflation after some years at a constant bonded ratio, and what supply grows to when every instant compounds: a
 * straight line until it meets a bound, the bound from there on; growth is exp of the area below.
 */
export function computeInflationPath(
  initialInflation: number,
  bondedRatio: number,
  years: number,
  parameters: InflationParameters,
): InflationPath {
  const start = clampInflation(initialInflation, parameters);
  const slope = computeInflationStep(bondedRatio, parameters) * parameters.blocksPerYear;
  const bound = slope > 0 ? parameters.most : parameters.least;
  const yearsToBound = slope === 0 ? Number.POSITIVE_INFINITY : (bound - start) / slope;
  const moving = Math.min(years, yearsToBound);
  const end = years < yearsToBound ? start + slope * years : bound;
  const area = ((start + end) / 2) * moving + end * (years - moving);
  return { inflation: end, supplyGrowth: Math.exp(area) };
}

function clampInflation(inflation: number, { most, least }: InflationParameters): number {
  return Math.max(least, Math.min(most, inflation));
}
