import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { nameMetric } from "../work-words.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = [
  "assumption",
  "paths",
  "end",
  "setting",
  "metric",
  "unit",
  "scheme",
  "baseline",
  "as_assumed",
  "as_set",
  "change",
  "low_95",
  "high_95",
  "replications",
  "why",
];

/** tornado.csv: one row an assumption, end, metric and scheme; with a baseline, of the scheme's difference from it. */
export function renderTornadoCsv(experiment: Experiment): Generator<string> {
  return renderCsvChunks("tornado.csv", columns, listRows(experiment));
}

function* listRows(experiment: Experiment): Generator<CsvCell[]> {
  for (const { title, paths, why, low, high } of experiment.oneAtATime?.assumptions ?? []) {
    for (const [end, { setting, reason, changes }] of [["low", low] as const, ["high", high] as const]) {
      const named = [title, paths.join(" "), end, setting];
      if (changes.length === 0) yield [...named, ...Array.from({ length: 9 }, () => null), 0, `${why}; ${reason}`];
      for (const { metric, scheme, baseline, base, set, change } of changes) {
        const unit = experiment.summaryMetrics[metric]?.unit ?? "1";
        const interval = [change?.mean ?? null, change?.low ?? null, change?.high ?? null, change?.n ?? 0];
        yield [...named, nameMetric(experiment, metric), unit, scheme, baseline, base, set, ...interval, why];
      }
    }
  }
}
