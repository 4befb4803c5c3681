import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = [
  "scheme",
  "replication",
  "machine",
  "maker",
  "node",
  "decided",
  "tape_out",
  "release",
  "spins",
  "design_usd",
  "work_per_s",
  "watts",
  "unit_cost_usd",
  "month",
  "price_usd",
  "units",
  "lead_months",
];

/** machines.csv: one row a machine that makers of the scenario designed and month on sale, with its price. */
export function renderMachinesCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("machines.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      for (const made of run.industry?.machines ?? []) {
        const { device, maker, node, spins, designUsd, unitCostUsd } = made;
        const head = [scheme.name, run.replication, device.name, maker, node];
        const dates = [made.decidedMonth, made.tapeOutMonth, made.releaseMonth];
        const figures = [spins, designUsd, device.workPerSecond, device.powerWatts, unitCostUsd];
        for (const { month, priceUsd, units, leadMonths } of made.sales) {
          yield [...head, ...dates, ...figures, month, priceUsd, units, leadMonths];
        }
      }
    }
  }
}
