import test from "ava";
import { parse } from "csv-parse/sync";
import { cutToBounds } from "../../reports/answer/metric-bounds.ts";
import { getSummaryUnit } from "../../reports/answer/quotation.ts";
import { formatEstimate } from "../../reports/estimate-format.ts";
import type { Figure } from "../../reports/figures/figure.ts";
import { tabulateFigure } from "../../reports/figures/tabulate-figure.ts";
import { EMBEDDED_DIGITS } from "../../reports/page/compact-figures.ts";
import { parseEmbeddedData } from "../../reports/page/embedded-data.ts";
import { renderReport } from "../../reports/page/render-report.ts";
import { renderSeriesCsv } from "../../reports/tables/series-csv.ts";
import { renderSummaryCsv } from "../../reports/tables/summary-csv.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";

type Row = Readonly<Record<string, string>>;

const read = (chunks: Iterable<string>): Row[] => parse([...chunks].join(""), { columns: true });

async function runTiny(): Promise<Experiment> {
  const plan = planRun({
    kind: "compare",
    source: "tiny",
    sets: ["end=2013-08", "replications=3"],
    fields: {},
    schemes: [],
  });
  return runExperiment(computeExperimentRequest(plan, () => undefined));
}

/** The figures that a page carries for its script. */
function readFigures(page: string): readonly Figure[] {
  const [, json = ""] = /<script type="application\/json" id="report-data">([\s\S]*?)<\/script>/.exec(page) ?? [];
  return parseEmbeddedData(json).figures;
}

test("lines of the page are the means of series.csv, to the digits that the page carries", async (t) => {
  const experiment = await runTiny();
  const rows = read(renderSeriesCsv(experiment));
  let compared = 0;
  for (const figure of readFigures(renderReport(experiment))) {
    const metric = figure.id.replaceAll("-", "_");
    if (figure.kind !== "lines" || rows[0]?.[metric] === undefined) continue;
    const table = tabulateFigure(figure);
    for (const { name: scheme, title } of experiment.schemes.map(({ name }) => ({
      name,
      title: name.replaceAll("-", " "),
    }))) {
      const column = table.columns.findIndex((each) => each.title.startsWith(title));
      if (column < 0) continue;
      for (const cells of table.rows) {
        const values = rows
          .filter((row) => row["scheme"] === scheme && row["month"] === cells[0])
          .map((row) => row[metric]!)
          .filter((text) => text !== "")
          .map(Number);
        t.true(values.length > 0 || cells[column] === null, `${figure.id} ${String(cells[0])}`);
        if (cells[column] === null || values.length === 0) continue;
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const shown = Number(cells[column]);
        const rounding = 0.5 * 10 ** (1 - EMBEDDED_DIGITS) * Math.abs(mean) * 1.01 + 1e-12;
        t.true(Math.abs(shown - mean) <= rounding, `${figure.id} ${scheme} ${String(cells[0])}: ${shown} for ${mean}`);
        compared++;
      }
    }
  }
  t.true(compared > 50, String(compared));
});

test("the page's table of all measures says what summary.csv holds", async (t) => {
  const experiment = await runTiny();
  const page = renderReport(experiment);
  const cells = [...page.matchAll(/<tr><th scope="row"><bdi>[^<]*<\/bdi><small>[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<td class="number">([^<]*)(?:<small>([^<]*)<\/small>)?<\/td>/g)].map(([, mean, interval]) => [
      mean,
      interval,
    ]),
  );
  const rows = read(renderSummaryCsv(experiment));
  const metrics = Object.keys(experiment.summaryMetrics);
  t.is(cells.length, metrics.length);
  t.true(metrics.length > 20);
  for (const [at, metric] of metrics.entries()) {
    for (const [column, { name }] of experiment.schemes.entries()) {
      const row = rows.find((each) => each["scheme"] === name && each["metric"] === metric);
      const estimate =
        row === undefined || row["mean"] === ""
          ? null
          : {
              mean: Number(row["mean"]),
              low: Number(row["low_95"]),
              high: Number(row["high_95"]),
              n: Number(row["replications"]),
            };
      const shown = estimate === null ? null : cutToBounds(metric, estimate);
      const expected = formatEstimate(shown, getSummaryUnit(experiment, metric));
      t.deepEqual(cells[at]![column], [expected.mean, expected.interval ?? undefined], `${metric} ${name}`);
    }
  }
});
