import { createStream } from "../engine/random-stream.ts";
import { computePriceFactor } from "../shocks.ts";
import type { PriceInput, SimulationInput } from "../simulation-input.ts";
import type { MonthRow } from "./history.ts";
import { computePricePath } from "./token-price.ts";

/**
 * Mean token price of each month, USD, under every phase and every shock of a run. The same luck drives the price before
 * and after a change: a random walk goes on from where it stands, with its new drift and volatility.
 */
export function computePhasedPrice(
  { market, phases }: Pick<SimulationInput, "market" | "phases">,
  months: readonly string[],
  history: ReadonlyMap<string, MonthRow>,
  seed: string,
): Float64Array {
  const computePath = (price: PriceInput) =>
    computePricePath(price, months, history, createStream(seed, "market/price"));
  const path = computePath(market.price);
  let current = market.price;
  for (const phase of phases ?? []) {
    const { price } = phase.market;
    if (JSON.stringify(price) === JSON.stringify(current)) continue;
    const from = months.indexOf(phase.date);
    const next = computePath(price);
    const scale = goesOn(current, price) ? path[from - 1]! / next[from - 1]! : computeStartScale(price, next[from]!);
    for (let month = from; month < path.length; month++) path[month] = next[month]! * scale;
    current = price;
  }
  return path.map((usd, month) => {
    const latest = phases?.findLast(({ date }) => date <= months[month]!)?.market ?? market;
    return usd * computePriceFactor(market.shocks, months[month]!) * (latest.factors?.tokenPrice ?? 1);
  });
}

/** True where a random walk keeps its level and only moves on otherwise. */
function goesOn(before: PriceInput, after: PriceInput): boolean {
  const model = "geometric-brownian-motion";
  return before.model === model && after.model === model && before.initialUsd === after.initialUsd;
}

/** A random walk that begins at a date begins at its own level; the other models know no beginning. */
function computeStartScale(price: PriceInput, usdThen: number): number {
  return price.model === "geometric-brownian-motion" ? price.initialUsd / usdThen : 1;
}
