import { randomNormal } from "d3";
import type { RandomStream } from "../engine/random-stream.ts";
import type { PriceInput } from "../simulation-input.ts";
import type { MonthRow } from "./history.ts";

/**
 * Mean token price of each month, USD, by the model of the scenario.
 * history: the real monthly means; constant: one price;
 * geometric-brownian-motion: P[m+1] = P[m] * exp((drift - volatility^2 / 2) / 12 + volatility * sqrt(1/12) * Z).
 *
 * @param months YYYY-MM, consecutive
 * @param stream used by the random model only
 */
export function computePricePath(
  price: PriceInput,
  months: readonly string[],
  history: ReadonlyMap<string, MonthRow>,
  stream: RandomStream,
): Float64Array {
  switch (price.model) {
    case "history":
      return Float64Array.from(months, (month) => getPrice(history, month));
    case "constant":
      return new Float64Array(months.length).fill(price.usd);
    case "geometric-brownian-motion": {
      const step = 1 / 12;
      const normal = randomNormal.source(stream)(
        (price.driftPerYear - price.volatilityPerYear ** 2 / 2) * step,
        price.volatilityPerYear * Math.sqrt(step),
      );
      let usd = price.initialUsd;
      return Float64Array.from(months, (_, month) => {
        if (month > 0) usd *= Math.exp(normal());
        return usd;
      });
    }
    default:
      return price satisfies never;
  }
}

function getPrice(history: ReadonlyMap<string, MonthRow>, month: string): number {
  const usd = history.get(month)?.priceUsd;
  if (usd == null) throw new RangeError(`price: history has no price for ${month}`);
  return usd;
}
