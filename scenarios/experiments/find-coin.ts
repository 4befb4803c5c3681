import { SATOSHI_PER_BITCOIN } from "../../sim/units.ts";
import type { CoinName } from "../../sim/work-kind.ts";
import type { Scenario } from "../scenario.ts";

/** Bitcoin's coin has its price and its units; a scenario that gives either another makes another coin. */
export function findCoin({ price, chain }: Pick<Scenario, "price" | "chain">): CoinName {
  return price.model === "history" && chain.unitsPerCoin === SATOSHI_PER_BITCOIN ? "bitcoin" : "other";
}
