import type { CohortDevice } from "../../sim/backtest/cohort-input.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { SeriesMonth } from "./backtest-data.ts";

const FEWEST_MONTHS = 3;

export interface StartedSeries {
  readonly months: readonly SeriesMonth[];
  /** What was left out, a sentence. */
  readonly notes: readonly string[];
}

/**
 * The months from the first that begins with a device on sale: a run has to put the hashrate of its start somewhere.
 *
 * @param where the table of devices
 * @throws ScenarioError where fewer than three months are left
 */
export function startWithDevices(
  months: readonly SeriesMonth[],
  devices: readonly CohortDevice[],
  where: string,
): StartedSeries {
  const release = Math.min(...devices.map(({ releaseTime }) => releaseTime));
  const first = months.findIndex(({ timeSeconds }) => release < timeSeconds);
  const started = first < 0 ? [] : months.slice(first);
  const asked = months[0]!.month;
  if (started.length < FEWEST_MONTHS) {
    throw new ScenarioError({
      where,
      expected: `a device released before ${asked}, when the series starts`,
      found: "an empty catalogue at that date",
      cure: "Add the devices that mined then, with their prices, or start the series later.",
    });
  }
  if (first === 0) return { months, notes: [] };
  const from = started[0]!.month;
  const note = `no device with a price was out before ${from}: the months from ${asked} on were left out, and the hashrate of ${from} is put on the devices then on sale`;
  return { months: started, notes: [`${where}: ${note}.`] };
}
