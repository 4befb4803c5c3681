import type { Device } from "../hardware-models/device.ts";
import type { MonthRow } from "../sim/markets/history.ts";
import type { MarketInput, SchemeInput } from "../sim/simulation-input.ts";

/** A market, the schemes to try on it, and how often: a scenario file with every default written out. */
export interface Scenario extends MarketInput {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly description: string;
  readonly replications: number;
  readonly seed: string;
  readonly schemes: readonly SchemeInput[];
}

/** What the world knows, against which a scenario's names and dates are checked. */
export interface KnownWorld {
  readonly devices: readonly Device[];
  readonly history: readonly MonthRow[];
}
