import test from "ava";
import { composeAnswer } from "../../reports/answer/answer.ts";
import type { ContrastsFigure, FlowsFigure, LinesFigure } from "../../reports/figures/figure.ts";
import { tabulateFigure } from "../../reports/figures/tabulate-figure.ts";
import { renderReport } from "../../reports/page/render-report.ts";
import { listSections } from "../../reports/page/sections.ts";
import { listMeasures } from "../../reports/scheme-measures.ts";
import { renderFlowsCsv } from "../../reports/tables/flows-csv.ts";
import { renderTerminalSummary } from "../../reports/terminal/render-terminal-summary.ts";
import { countColumns } from "../../reports/terminal/text-layout.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { computeEarlyAdvantage } from "../../sim/metrics/early-advantage.ts";
import { summaryMetrics as metrics } from "../../sim/metrics/summary-metrics.ts";
import { describeMetrics, getWorkKind, workKindNames } from "../../sim/work-kind.ts";
import { dropSeries, dropSummary, poisonTexts, spreadEstimates } from "./altered-experiment.ts";
import { synthesiseComparison, synthesiseMany } from "./synthetic-experiment.ts";

const five = synthesiseMany(5);
const eight = synthesiseMany(8);

function findFigure(experiment: Experiment, id: string) {
  return listSections(experiment)
    .flatMap(({ figures, folded }) => [...figures, ...folded])
    .find((figure) => figure.id === id);
}

test("what comes in goes out, in every panel of the flow of coins", (t) => {
  for (const experiment of [five, eight]) {
    const { panels } = findFigure(experiment, "coin-flows") as FlowsFigure;
    t.is(panels.length, experiment.schemes.length);
    for (const [index, { nodes }] of panels.entries()) {
      for (const side of ["source", "use"]) {
        const share = nodes.filter((node) => node.side === side).reduce((sum, node) => sum + node.share, 0);
        t.true(Math.abs(share - 1) < 1e-9, `${side} of ${index}: ${share}`);
      }
      const work = nodes.find(({ label }) => label === "work")?.amount ?? 0;
      t.is(work, experiment.schemes[index]!.flows.workers!.mean);
    }
  }
});

test("flows.csv has a row for each scheme and flow, and its sides add up", (t) => {
  const [head, ...lines] = [...renderFlowsCsv(five)].join("").trimEnd().split("\n");
  const at = (name: string) => head!.split(",").indexOf(name);
  for (const { name } of five.schemes) {
    const rows = lines.map((line) => line.split(",")).filter((cells) => cells[at("scheme")] === name);
    const add = (side: string) =>
      rows.filter((cells) => cells[at("side")] === side).reduce((sum, cells) => sum + Number(cells[at("mean")]), 0);
    t.is(rows.length, Object.keys(five.schemes[0]!.flows).length);
    t.true(Math.abs(add("use") / add("source") - 1) < 1e-12, name);
  }
});

test("several differences stand in one figure, each from the first scheme, and pairs wait behind it", (t) => {
  const [differences] = listSections(eight);
  t.is(differences!.folded.length, 7);
  const { rows } = differences!.figures[0] as ContrastsFigure;
  t.true(rows.length >= 5);
  for (const { label, contrasts } of rows) {
    t.is(contrasts.length, 7);
    const looks = contrasts.map(({ hue }) => hue);
    t.is(new Set(looks).size, looks.length, label);
  }
  const power = rows.find(({ label }) => label === "Power")!.contrasts[2]!;
  const expected = eight.differences.find(
    ({ scheme, metric }) => scheme === eight.schemes[3]!.name && metric === "power_gw_last_year",
  );
  t.is(power.mean, expected!.difference!.mean);
  t.deepEqual(listSections(synthesiseComparison(3, 12))[0]!.folded, []);
});

test("returns by entry end where no horizon is left, beside the level at which the money is back", (t) => {
  const figure = findFigure(five, "return-work-24m") as LinesFigure;
  t.is(figure.months.length, five.months.length - 24);
  t.is(figure.reference?.value, 1);
  for (const { values } of figure.panels[0]!.lines) t.true(values.every((value) => value !== null));
  t.regex(
    figure.takeaway,
    /^A dollar of hardware put in January 2020, and one put in April 2021, brought back .*\$3\.0/,
  );
  const [scheme] = five.schemes;
  t.true(computeEarlyAdvantage(scheme!.runs[0]!.series.return_work_24m)! > 1);
  const short = findFigure(synthesiseMany(3, 2, 20), "return-work-24m")!;
  t.is(short.kind, "empty");
  t.regex(short.note, /too short/);
});

test("the answer to many schemes is told measure by measure, with every interval, and stays short", (t) => {
  for (const experiment of [five, eight].map(spreadEstimates)) {
    const { lead, parts } = composeAnswer(experiment);
    t.true(lead.length <= 3);
    t.deepEqual(
      parts.map(({ title }) => title),
      ["Paid", "Built", "Cost", "Held", "Difference"],
    );
    for (const { title, sentences } of parts) t.true(sentences.length <= 10, `${title}: ${sentences.length}`);
    for (const sentence of [...lead, ...parts.slice(0, 4).flatMap(({ sentences }) => sentences)]) {
      t.regex(sentence, /^[A-Z].*\.$/s);
      t.notRegex(sentence, /NaN|undefined|null|Infinity| {2}| ,|\(\)/);
      const named = experiment.schemes.some(({ name }) => sentence.includes(name.replaceAll("-", " ")));
      t.true(named || /under (every|any) scheme/.test(sentence), sentence);
    }
  }
});

test("nothing is said of a measure that no scheme has", (t) => {
  const bare = dropSeries(dropSummary(five));
  t.deepEqual(listMeasures(bare, "paid"), []);
  for (const { sentences } of composeAnswer(bare).parts) t.true(sentences.every((sentence) => !/\d%/.test(sentence)));
});

test("five to eight schemes fit 80 columns, and no number is cut", (t) => {
  for (const experiment of [five, synthesiseMany(6), eight, synthesiseMany(3), poisonTexts(five)]) {
    for (const width of [40, 60, 80, 100]) {
      const text = renderTerminalSummary(experiment, { width, colour: false });
      for (const line of text.split("\n")) t.true(countColumns(line) <= width, line);
      t.notRegex(text, /\d\u2026/, text);
      t.notRegex(text, /NaN|undefined|null|Infinity/);
    }
  }
});

test("a scheme's share for work is the same number on the page, in the terminal and in the figure's table", (t) => {
  const share = five.schemes[2]!.summary["workers_share_total"]!.mean;
  t.is(share, 1);
  t.regex(renderTerminalSummary(five, { width: 80, colour: false }), /Paid for work, %\s+100\s+0\s+100\s+0\s+100/);
  t.regex(renderReport(five), /Paid for work, %[\s\S]*?data-scheme="hybrid"><span>100</);
  const rows = tabulateFigure(findFigure(five, "coin-flows")!).rows;
  t.is(
    rows.find(([scheme, , flow]) => scheme === "hybrid" && flow === "work")![3],
    five.schemes[2]!.flows.workers!.mean,
  );
});

test("work and coin are told in their own words, and Bitcoin's words for Bitcoin alone", (t) => {
  for (const work of workKindNames) {
    for (const coin of ["bitcoin", "other"] as const) {
      const summaryMetrics = { ...five.summaryMetrics, ...describeMetrics(metrics, getWorkKind(work, coin)) };
      const told = { ...five, work, coin, summaryMetrics };
      const { lead, parts } = composeAnswer(told);
      const figures = listSections(told).flatMap((section) => [
        section.introduction,
        ...[...section.figures, ...section.folded].map(say),
      ]);
      const all = [...lead, ...parts.flatMap(({ sentences }) => sentences), ...figures].join("\n");
      t.is(/\bBTC\b/.test(all), work === "sha256d" && coin === "bitcoin", `${work}, ${coin}`);
      if (work !== "sha256d") t.notRegex(all, /\bhash(?:es|ing|rate)?\b|exahash|terahash|\bEH\b/i, work);
    }
  }
});

function say({ takeaway, subtitle, note }: { takeaway: string; subtitle: string; note: string }): string {
  return [takeaway, subtitle, note].join(" ");
}
