import test from "ava";
import { parse } from "csv-parse/sync";
import { renderCsvChunks } from "../../reports/tables/csv-chunks.ts";
import { renderDifferencesCsv } from "../../reports/tables/differences-csv.ts";
import { renderGroupsCsv } from "../../reports/tables/groups-csv.ts";
import { renderMinersCsv } from "../../reports/tables/miners-csv.ts";
import { renderPurchasesCsv } from "../../reports/tables/purchases-csv.ts";
import { renderSeriesCsv } from "../../reports/tables/series-csv.ts";
import { renderSummaryCsv } from "../../reports/tables/summary-csv.ts";
import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { synthesiseBacktest, synthesiseComparison } from "./synthetic-experiment.ts";

const comparison = synthesiseComparison(3, 24);

function readTable(chunks: Iterable<string>): Record<string, string>[] {
  return parse([...chunks].join(""), { columns: true });
}

test("series.csv holds every recorded value exactly, and an empty cell where there is none", (t) => {
  const rows = readTable(renderSeriesCsv(comparison));
  t.is(rows.length, 2 * 3 * 24);
  t.deepEqual(Object.keys(rows[0]!), ["scheme", "replication", "month", ...Object.keys(seriesMetrics)]);
  for (const row of rows) {
    const scheme = comparison.schemes.find(({ name }) => name === row["scheme"])!;
    const run = scheme.runs.find(({ replication }) => String(replication) === row["replication"])!;
    const month = run.months.indexOf(row["month"]!);
    for (const name of Object.keys(seriesMetrics) as SeriesMetricName[]) {
      const value = run.series[name][month]!;
      if (row[name] !== (Number.isNaN(value) ? "" : String(value))) t.fail(`${name}: ${row[name] ?? ""} for ${value}`);
    }
  }
});

test("each table has a row for each thing it lists", (t) => {
  t.is(readTable(renderGroupsCsv(comparison)).length, 2 * 3 * 24 * 3);
  t.is(readTable(renderMinersCsv(comparison)).length, 2 * 3 * 12);
  t.is(readTable(renderPurchasesCsv(comparison)).length, 3);
  const metrics = Object.keys(comparison.summaryMetrics).length;
  t.is(readTable(renderSummaryCsv(comparison)).length, 2 * metrics);
  t.is(readTable(renderDifferencesCsv(comparison)).length, metrics);
  t.deepEqual(readTable(renderDifferencesCsv(synthesiseBacktest(2, 12))), []);
});

test("a summary that no replication has is an empty cell with zero replications", (t) => {
  const row = readTable(renderSummaryCsv(comparison)).find(
    ({ scheme, metric }) => scheme === "proof-of-stake" && metric === "cost_usd_per_eh_last_year",
  )!;
  t.is([row["mean"], row["low_95"], row["high_95"], row["replications"]].join("|"), "|||0");
  t.is(row["unit"], "USD/EH");
});

test("miners.csv gives every field of a party with its unit", (t) => {
  const row = readTable(renderMinersCsv(comparison))[0]!;
  const party = comparison.schemes[0]!.runs[0]!.parties[0]!;
  t.is(row["electricity_usd_per_kwh"], String(party.electricityUsdPerKwh));
  t.is(row["final_hashrate_hs"], String(party.finalWorkPerSecond));
  t.is(Object.keys(row).length, Object.keys(party).length + 2);
});

test("a number that is not finite is refused by table, row and column", (t) => {
  for (const value of [Number.NaN, Infinity]) {
    const chunks = renderCsvChunks(
      "series.csv",
      ["month", "price_usd"],
      [
        ["2011-01", 1],
        ["2011-02", value],
      ],
    );
    t.throws(() => [...chunks], {
      message: `series.csv: row 2: price_usd: expected a finite number or null, got ${value}`,
    });
  }
});

test("false is written, a missing value is empty, a formula is disarmed and a negative number is not", (t) => {
  const text = [
    ...renderCsvChunks("x.csv", ["a", "b", "c", "d", "e"], [[false, null, "=1+1", -2, 'say "no",\nplease']]),
  ];
  t.is(text.join(""), `a,b,c,d,e\nfalse,,'=1+1,-2,"say ""no"",\nplease"\n`);
});

test("a long table comes in pieces of 2000 rows, made when asked for", (t) => {
  let made = 0;
  function* listRows(): Generator<[number]> {
    while (made < 10_000) yield [++made];
  }
  const chunks = renderCsvChunks("long.csv", ["n"], listRows());
  t.is(chunks.next().value, "n\n");
  t.is(made, 0);
  t.is(String(chunks.next().value).split("\n").length, 2001);
  t.is(made, 2000);
  t.is([...chunks].length, 4);
});
