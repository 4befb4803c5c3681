import test from "ava";
import fc from "fast-check";
import { chooseLinearTicks, chooseLogTicks, chooseMonthTicks } from "../../reports/charts/axis-ticks.ts";
import { findBox, layOutPanels } from "../../reports/charts/panel-grid.ts";
import { spreadLabels } from "../../reports/charts/spread-labels.ts";
import type { Figure } from "../../reports/figures/figure.ts";
import { tabulateFigure } from "../../reports/figures/tabulate-figure.ts";
import { annotateTerms } from "../../reports/page/annotate-terms.ts";
import { EMBEDDED_DIGITS, RUN_DIGITS } from "../../reports/page/compact-figures.ts";
import { embedData, embedExactly, parseEmbeddedData, parseExactData } from "../../reports/page/embedded-data.ts";
import { renderFigureCsv } from "../../reports/page/figure-csv.ts";
import { glossary } from "../../reports/page/glossary.ts";
import { markup } from "../../reports/page/markup.ts";
import { listSections } from "../../reports/page/sections.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { dropSeries, dropSummary, hostileTexts, poisonTexts } from "./altered-experiment.ts";
import { synthesiseBacktest, synthesiseComparison } from "./synthetic-experiment.ts";
import { listMonths } from "./synthetic-run.ts";

const comparison = synthesiseComparison(4, 36);
const backtest = synthesiseBacktest(4, 36);
const listFigures = (experiment: Experiment) =>
  listSections(experiment).flatMap(({ figures, folded }) => [...figures, ...folded]);

test("the sections are the four questions, in their order, with what belongs around them", (t) => {
  const titles = (experiment: Experiment) => listSections(experiment).map(({ id }) => id);
  t.deepEqual(titles(comparison), ["differences", "paid", "built", "cost", "held"]);
  t.deepEqual(titles(backtest), ["paid", "built", "cost", "held", "history"]);
});

test("every figure says in words what it shows, also where any series is missing", (t) => {
  const names = Object.keys(seriesMetrics) as SeriesMetricName[];
  const poorer = [comparison, backtest].flatMap((experiment) => [
    ...names.map((name) => dropSeries(experiment, name)),
    dropSeries(dropSummary(experiment)),
  ]);
  for (const figure of [comparison, backtest, ...poorer].flatMap(listFigures)) {
    const words = [figure.takeaway, figure.subtitle, figure.note].join(" ");
    t.notRegex(words, /NaN|undefined|null|Infinity| {2}(?=\S)|\u2013/, figure.id);
    t.regex(figure.takeaway, /^[A-Z0-9][^.]*[^ .:;]|\d\.\d/, `${figure.id}: ${figure.takeaway}`);
    if (figure.kind === "empty") t.regex(figure.note, /\.$/, figure.id);
    if (figure.kind === "lines")
      t.true(
        figure.panels.some(({ lines }) => lines.length > 0),
        figure.id,
      );
  }
});

test("figures have names of their own", (t) => {
  const ids = listFigures(poisonTexts(comparison)).map(({ id }) => id);
  t.is(new Set(ids).size, ids.length);
  for (const id of ids) t.regex(id, /^[a-z0-9-]+$/);
});

test("a line's table holds the experiment's means and interval ends", (t) => {
  const figure = listFigures(comparison).find(({ id }) => id === "gini-pay") as Figure;
  const { columns, rows } = tabulateFigure(figure);
  t.is(columns.length, 1 + 2 * 3);
  for (const [index, row] of rows.entries()) {
    const expected = comparison.schemes.flatMap(({ series: { gini_pay: band } }) => [
      band.mean[index],
      band.low[index],
      band.high[index],
    ]);
    t.deepEqual(row, [comparison.months[index]!, ...expected] as typeof row);
  }
});

test("one replication draws no interval", (t) => {
  for (const figure of listFigures(synthesiseComparison(1, 12))) {
    if (figure.kind === "lines") t.true(figure.panels.every(({ lines }) => lines.every(({ low }) => low === null)));
    if (figure.kind === "dots") t.true(figure.dots.every(({ low, high }) => low === null && high === null));
  }
});

test("logarithmic ticks rise, stay inside the axis, and are at most as many as asked", (t) => {
  fc.assert(
    fc.property(
      fc.double({ min: -9, max: 20, noNaN: true }),
      fc.double({ min: 0.02, max: 14, noNaN: true }),
      (start, decades) => {
        const [low, high] = [10 ** start, 10 ** (start + decades)];
        const values = chooseLogTicks(low, high, 7, "H/s").map(({ value }) => value);
        t.true(values.length <= (decades < 0.5 ? 14 : 7) && values.length >= 1, `${low} to ${high}: ${values.join()}`);
        t.true(values.every((value, index) => value >= low && value <= high && value > (values[index - 1] ?? 0)));
      },
    ),
    { seed: 7, numRuns: 400 },
  );
});

test("linear ticks with different values never share a label", (t) => {
  for (const unit of ["USD", "share", "1", "GW", "parties"]) {
    for (const high of [0.004, 0.7, 1, 3, 48, 999, 1.3e6, 4e9]) {
      const labels = chooseLinearTicks(0, high, 5, unit).map(({ label }) => label);
      t.is(new Set(labels).size, labels.length, `${high} ${unit}: ${labels.join()}`);
    }
  }
});

test("month labels leave each other room at every width", (t) => {
  for (const count of [1, 5, 12, 13, 30, 60, 191, 600]) {
    const months = listMonths("2010-07", count);
    for (const width of [200, 358, 700, 1048]) {
      const ticks = chooseMonthTicks(months, width);
      const gaps = ticks.slice(1).map(({ index }, at) => ((index - ticks[at]!.index) * width) / Math.max(1, count - 1));
      t.true(
        gaps.every((gap) => gap >= 36),
        `${count} months on ${width} px: ${Math.min(...gaps)}`,
      );
      t.true(ticks.length > 0);
    }
  }
});

test("spread labels keep their distance where there is room, and their order", (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }), (wanted) => {
      const placed = spreadLabels(wanted, 16, 0, 300);
      const sorted = placed.toSorted((a, b) => a - b);
      t.true(sorted.every((place, index) => index === 0 || place - sorted[index - 1]! >= 16 - 1e-9));
      t.true(sorted[0]! >= 0 && sorted.at(-1)! <= 300);
      const rank = (values: readonly number[]) =>
        values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
      t.deepEqual(rank(placed), rank(wanted));
    }),
    { seed: 11, numRuns: 300 },
  );
});

test("panels lie inside the drawing and a point in a panel finds it", (t) => {
  for (const count of [1, 2, 3, 5]) {
    for (const width of [358, 720, 1048]) {
      const request = {
        count,
        width,
        left: 50,
        right: 10,
        top: 30,
        bottom: 30,
        computeHeight: () => 200,
        narrowest: 330,
      };
      const { boxes, height } = layOutPanels(request);
      for (const [index, box] of boxes.entries()) {
        t.true(box.left >= 0 && box.left + box.width <= width + 1e-9 && box.top + box.height <= height);
        t.is(findBox(boxes, box.left + box.width / 2, box.top + box.height / 2), index);
      }
    }
  }
});

test("explained terms change no character of the text, and are explained once", (t) => {
  const known = Object.values(glossary).flatMap(({ spellings }) => [...spellings]);
  const word = fc.oneof(
    fc.constantFrom(...known, ...known.map((term) => `(${term}).`), ...hostileTexts),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(" ");
      const { html } = annotateTerms(text, new Set());
      t.is(html.replaceAll(/<\/?(?:button|span)[^>]*>/g, ""), markup`${text}`.html);
      const targets = [...html.matchAll(/popovertarget="([^"]+)"/g)].map(([, id]) => id);
      t.is(new Set(targets).size, targets.length);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("embedded data cannot end its element, and reads back to the digits that it promises", (t) => {
  const figures = listFigures(poisonTexts(comparison));
  const text = embedData({ name: hostileTexts.join(), figures });
  t.notRegex(text, /[<\u2028\u2029]/);
  const back = parseEmbeddedData(text);
  // Ends of intervals to the place of the mean's last digit, or of the interval's where it is wider than its mean.
  t.deepEqual(listNumbers(back.figures, dropEnds), listNumbers(figures, dropEnds).map(roundLike(EMBEDDED_DIGITS)));
  const listOthers = (all: readonly Figure[]) =>
    listNumbers(
      all.filter(({ kind }) => kind !== "lines"),
      () => true,
    );
  t.deepEqual(listOthers(back.figures), listOthers(figures).map(roundLike(EMBEDDED_DIGITS)));
  let ends = 0;
  for (const [at, line] of listLines(figures).entries()) {
    const found = listLines(back.figures)[at]!;
    t.deepEqual(
      found.runs,
      line.runs?.map((run) => run.map((value) => value && roundLike(RUN_DIGITS)(value))),
    );
    for (const [month, mean] of line.values.entries()) {
      for (const end of ["low", "high"] as const) {
        const [given, shown] = [line[end]?.[month], found[end]?.[month]];
        if (mean === null || given == null) {
          t.is(shown, given);
          continue;
        }
        const most = Math.max(Math.abs(mean), Math.abs(given - mean));
        t.true(Math.abs(shown! - given) <= 1.7 * 10 ** (1 - EMBEDDED_DIGITS) * most, `${shown} for ${given}`);
        if (given === 0) t.is(shown, 0);
        ends++;
      }
    }
  }
  t.true(ends > 100, String(ends));
});

test("numbers that are computed with read back to the last bit, however short they are written", (t) => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())), (values) => {
      const text = embedExactly({ values });
      t.deepEqual(parseExactData(text), JSON.parse(JSON.stringify({ values })));
      t.true(text.length <= JSON.stringify({ values }).length);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test("plain data reads back as it was, keys in their order, and lists of one form name their keys once", (t) => {
  const row = fc.record({
    name: fc.string(),
    value: fc.option(fc.nat()),
    inner: fc.array(fc.record({ low: fc.nat() })),
  });
  const data = fc.record({
    rows: fc.array(row),
    mixed: fc.array(fc.oneof(row, fc.nat(), fc.constant(null))),
    any: fc.jsonValue(),
  });
  fc.assert(
    fc.property(data, (given) => {
      const text = embedExactly(given);
      t.is(JSON.stringify(parseExactData(text)), JSON.stringify(given));
      if (given.rows.length > 2) t.is(text.slice(0, text.indexOf('"mixed"')).split('"name"').length, 2);
    }),
    { seed: 6, numRuns: 500 },
  );
});

test("an interval that does not lie about its mean keeps both its ends, months that are no row their names", (t) => {
  const line = {
    label: "a",
    hue: "blue",
    dash: 0,
    values: [1, 2, null],
    low: [0.5, 1.9, null],
    high: [2, 2.1, null],
  } as const;
  const figure = {
    kind: "lines",
    id: "x",
    takeaway: "",
    subtitle: "",
    note: "",
    months: ["2020-01", "2020-02", "2020-05"],
    unit: "1",
    scale: "linear",
    panels: [{ title: "", lines: [line] }],
  } as const;
  t.deepEqual(parseEmbeddedData(embedData({ name: "x", figures: [figure] })).figures, [figure]);
});

function listLines(figures: readonly Figure[]) {
  return figures.flatMap((figure) => (figure.kind === "lines" ? figure.panels.flatMap(({ lines }) => lines) : []));
}

/** Every number of some figures, but those of keys left out. */
function listNumbers(value: unknown, keep: (key: string) => boolean): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value)
    .toSorted()
    .flatMap((key) => (keep(key) ? listNumbers((value as Record<string, unknown>)[key], keep) : []));
}

function dropEnds(key: string): boolean {
  return !["low", "high", "runs"].includes(key);
}

function roundLike(digits: number) {
  return (value: number) => Number(value.toPrecision(digits));
}

test("a number that is not finite never reaches the page", (t) => {
  const bars = [{ label: "2011", value: Infinity, mark: 1 }];
  const figure = {
    kind: "bars",
    id: "x",
    takeaway: "",
    subtitle: "",
    note: "",
    valueTitle: "",
    markTitle: "",
    bars,
  } as const;
  t.throws(() => embedData({ name: "x", figures: [figure] }), {
    instanceOf: RangeError,
    message: /value: expected a finite/,
  });
});

test("a figure's CSV disarms formulas in names and quotes what needs it", (t) => {
  const columns = [
    { title: "=cmd", unit: "" },
    { title: 'a,"b"', unit: "share" },
  ];
  t.is(
    renderFigureCsv({
      columns,
      rows: [
        ["-x", -0.5],
        ["y", null],
      ],
    }),
    `'=cmd,"a,""b"" [1]"\n'-x,-0.5\ny,\n`,
  );
});
