import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

/** purchases.csv: one row a scheme, replication and device bought, with the month of the first order. */
export function renderPurchasesCsv(experiment: Experiment): Generator<string> {
  const columns = ["scheme", "replication", "device", "units", "first_month"];
  return renderCsvChunks("purchases.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const scheme of experiment.schemes) {
    for (const run of scheme.runs) {
      for (const { device, units, firstMonth } of run.purchases) {
        yield [scheme.name, run.replication, device, units, firstMonth];
      }
    }
  }
}
