import type { MarketInput } from "../simulation-input.ts";
import type { Population } from "./population.ts";

/** What a newcomer faces; one entry a month in every column. */
export interface EntryTerms {
  /** [USD/J] median over miners, tax included */
  readonly electricityUsdPerJoule: Float64Array;
  /** Part of the pay that taxes leave. */
  readonly payLeft: Float64Array;
}

/** The terms of the start, as if they held for ever. */
export function createEntryTerms(population: Population, market: MarketInput, months: number): EntryTerms {
  const terms = { electricityUsdPerJoule: new Float64Array(months), payLeft: new Float64Array(months) };
  applyEntryTerms(terms, population, market, 0);
  return terms;
}

/** Writes the terms of now into all months from `from` on. */
export function applyEntryTerms(terms: EntryTerms, population: Population, market: MarketInput, from: number): void {
  const prices = population.electricityUsdPerJoule.slice(0, population.minerCount).sort();
  terms.electricityUsdPerJoule.fill(prices[prices.length >> 1] ?? 0, from);
  terms.payLeft.fill(1 - (market.taxes?.revenueShare ?? 0), from);
}
