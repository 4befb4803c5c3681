import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { SideMonth } from "../../sim/metrics/side-outcome.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = {
  month: "month",
  device: "device",
  new_price_usd: "newPriceUsd",
  used_price_usd: "usedPriceUsd",
  used_units: "usedUnits",
  trading_cost_usd: "tradingCostUsd",
  outside_units: "outsideUnits",
  outside_usd: "outsideUsd",
  rent_usd_per_hour: "rentUsdPerHour",
  rented_units: "rentedUnits",
  rents_usd: "rentsUsd",
} as const satisfies Record<string, keyof SideMonth>;

/** side.csv: one row a month and device that was sold used, sold outside mining, or rented out. */
export function renderSideCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("side.csv", ["scheme", "replication", ...Object.keys(columns)], listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      for (const row of run.side?.devices ?? []) {
        yield [scheme.name, run.replication, ...Object.values(columns).map((key) => row[key])];
      }
    }
  }
}
