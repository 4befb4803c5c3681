import type { Problem } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** Bitcoin's schedule never mints more coins than this. */
const HISTORY_COINS = 21e6;

/** Coins are counted one by one in their smallest unit: all of them together must stay a whole number of 53 bits. */
export function checkSupply({ chain }: Scenario): Problem[] {
  const { startSupplyCoins, unitsPerCoin } = chain;
  const units = (startSupplyCoins === "history" ? HISTORY_COINS : startSupplyCoins) * unitsPerCoin;
  if (units <= Number.MAX_SAFE_INTEGER) return [];
  return [
    {
      path: "chain.unitsPerCoin",
      expected: "startSupplyCoins times unitsPerCoin of at most 2^53 (9.0e15)",
      found: `${units.toExponential(2)} units`,
      cure: "Count the coin in larger units: make unitsPerCoin smaller.",
    },
  ];
}
