import { createCatalogueSource } from "../../sim/backtest/catalogue-source.ts";
import type { CohortInput, DeviceSource } from "../../sim/backtest/cohort-input.ts";
import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { type CohortMonth, runCohorts } from "../../sim/backtest/run-cohorts.ts";
import type { BacktestData } from "./backtest-data.ts";

/** What a run starts from: the observed hashrate of the first month, and nothing else that was observed. */
export function createCohortInput(
  data: BacktestData,
  source: DeviceSource,
  parameters: CohortParameters,
  spendShock?: (index: number) => number,
): CohortInput {
  return {
    source,
    parameters,
    electricityUsdPerKwh: data.electricityUsdPerKwh,
    siteShocks: data.siteShocks,
    startHashrateHashesPerSecond: data.months[0]!.observedHashrate,
    ...(spendShock === undefined ? {} : { spendShock }),
  };
}

/** The free run of mode A over all months of the data. */
export function runFreely(
  data: BacktestData,
  parameters: CohortParameters,
  spendShock?: (index: number) => number,
): CohortMonth[] {
  return runCohorts(createCohortInput(data, createCatalogueSource(data.devices), parameters, spendShock), data.months);
}
