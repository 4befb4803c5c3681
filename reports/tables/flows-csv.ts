import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type CoinFlowName, coinFlows } from "../../sim/metrics/coin-flows.ts";
import { say } from "../work-words.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = ["scheme", "side", "flow", "definition", "unit", "mean", "low_95", "high_95", "replications"];

/** flows.csv: coins that came in and where they went, whole run; sources and uses of a scheme add up to the same. */
export function renderFlowsCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("flows.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  const unit = say(experiment, "BTC");
  for (const { name: scheme, flows } of experiment.schemes) {
    for (const name of Object.keys(coinFlows) as CoinFlowName[]) {
      const { side, definition } = coinFlows[name];
      const estimate = flows[name];
      const interval = [estimate?.mean ?? null, estimate?.low ?? null, estimate?.high ?? null, estimate?.n ?? 0];
      yield [scheme, side, name, definition, unit, ...interval];
    }
  }
}
