import type { StudyResult } from "../../scenarios/studies/study-result.ts";
import { nameMetric } from "../work-words.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

/** points.csv: one row a metric, scheme and point: its factors, the mean over replications and its 95 % interval. */
export function renderPointsCsv(result: StudyResult): Generator<string> {
  const heads = result.factors.map(({ path }) => path);
  const columns = ["point", ...heads, "scheme", "metric", "unit", "mean", "low", "high", "replications"];
  return renderCsvChunks("points.csv", columns, listRows(result));
}

function* listRows(result: StudyResult): Generator<CsvCell[]> {
  const { factors, points, columns, metrics } = result;
  for (const { metric, scheme, mean, low, high, n } of columns) {
    const unit = metrics.find(({ name }) => name === metric)?.unit ?? "1";
    const name = nameMetric(result, metric);
    for (const [place, point] of points.entries()) {
      const settings = factors.map(({ values }) => values[place] ?? null);
      const estimate = [mean[place] ?? null, low[place] ?? null, high[place] ?? null, n[place] ?? 0];
      yield [point, ...settings, scheme, name, unit, ...estimate];
    }
  }
}
