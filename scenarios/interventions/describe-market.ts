import type { MarketInput } from "../../sim/simulation-input.ts";
import type { Scenario, SchemeChoice } from "../scenario.ts";

/** The market that a scheme meets, with the scheme's own shocks; without schemes, whose rules no thread can be sent. */
export function describeMarket(scenario: Scenario, { shocks }: Pick<SchemeChoice, "shocks">): MarketInput {
  const market: MarketInput & { schemes?: unknown; interventions?: unknown } = { ...scenario };
  delete market.schemes;
  delete market.interventions;
  return shocks === undefined ? market : { ...market, shocks: [...(scenario.shocks ?? []), ...shocks] };
}
