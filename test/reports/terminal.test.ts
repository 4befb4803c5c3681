import test from "ava";
import { formatQuantity } from "../../reports/number-format.ts";
import { asciiText } from "../../reports/terminal/ascii-text.ts";
import { plainText } from "../../reports/terminal/plain-text.ts";
import { renderTerminalSummary } from "../../reports/terminal/render-terminal-summary.ts";
import { renderSparkline } from "../../reports/terminal/sparkline.ts";
import { countColumns, wrapText } from "../../reports/terminal/text-layout.ts";
import { dropSeries, dropSummary, poisonTexts } from "./altered-experiment.ts";
import { synthesiseBacktest, synthesiseComparison } from "./synthetic-experiment.ts";

const comparison = synthesiseComparison(4, 36);
const experiments = [
  comparison,
  synthesiseBacktest(4, 36),
  synthesiseComparison(1, 8),
  dropSeries(dropSummary(comparison)),
  { ...comparison, schemes: [...comparison.schemes, ...comparison.schemes, ...comparison.schemes] },
  poisonTexts(comparison),
];

test("no line is wider than the terminal", (t) => {
  for (const experiment of experiments) {
    for (const width of [40, 60, 80, 100, 200]) {
      for (const charset of ["unicode", "ascii"] as const) {
        for (const line of renderTerminalSummary(experiment, { width, colour: false, charset }).split("\n")) {
          if (countColumns(line) > width) t.fail(`${countColumns(line)} of ${width} columns: ${line}`);
        }
      }
    }
  }
  t.pass();
});

test("without colour there is no control character, whatever a scenario is called", (t) => {
  for (const experiment of experiments) {
    const text = renderTerminalSummary(experiment, { width: 80, colour: false });
    t.notRegex(text.replaceAll("\n", ""), /\p{Cc}|[\u202a-\u202e]/u);
    t.notRegex(text, /NaN|undefined|null|Infinity/);
  }
});

test("colour adds escape codes and changes no other character", (t) => {
  for (const experiment of experiments) {
    const plain = renderTerminalSummary(experiment, { width: 80, colour: false });
    const coloured = renderTerminalSummary(experiment, { width: 80, colour: true });
    t.true(coloured.includes("\u001b["));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
    t.is(coloured.replaceAll(/\u001b\[\d+m/g, ""), plain);
  }
});

test("a sparkline rises where its series rises, and leaves a gap where there is none", (t) => {
  t.is(renderSparkline([1, 2, 3, 4, 5, 6, 7, 8], 8), "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588");
  t.is(renderSparkline([1, 10, 100, 1000, null, 1e7], 6), "\u2581\u2582\u2583\u2584 \u2588");
  t.is(renderSparkline([null, null], 2), "");
  const rising = Array.from({ length: 191 }, (_, index) => index);
  t.is(countColumns(renderSparkline(rising, 30)), 30);
});

test("where a terminal shows ASCII only it gets nothing else, and the same numbers in the same columns", (t) => {
  for (const experiment of experiments) {
    for (const width of [40, 80]) {
      const text = renderTerminalSummary(experiment, { width, colour: false });
      const ascii = renderTerminalSummary(experiment, { width, colour: false, charset: "ascii" });
      t.notRegex(ascii, /[^\n\u0020-\u007e]/);
      const digits = (line: string) => line.normalize("NFKD").replace(/ \u00d7 10|\D/g, "");
      t.deepEqual(ascii.split("\n").map(digits), text.split("\n").map(digits));
    }
  }
  t.is(asciiText("a  2.6 \u00d7 10\u207b\u2078  b\u00b11"), "a      2.6e-8 b+-1");
  t.is(asciiText("\u2581\u2585\u2588 \u2212\u00b5"), "_=# -u");
});

test("series stand in every summary with their first and last value, at 40 columns too", (t) => {
  for (const width of [40, 80, 200]) {
    const text = renderTerminalSummary(comparison, { width, colour: false });
    t.true((text.match(/[\u2581-\u2588]{6,}/g) ?? []).length >= 4, String(width));
    const { mean } = comparison.schemes[0]!.series.gini_pay;
    for (const value of [mean[0], mean.at(-1)]) t.true(text.includes(plainText(formatQuantity(value!, "1"))));
  }
});

test("wrapping keeps every word, in order", (t) => {
  const text = "A line of words, one of them unreasonablylongindeed, ends here.";
  for (let width = 10; width < 70; width += 1)
    t.is(wrapText(text, width).join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
});
