import test from "ava";
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
    for (const width of [40, 60, 80, 100]) {
      for (const line of renderTerminalSummary(experiment, { width, colour: false }).split("\n")) {
        if (countColumns(line) > width) t.fail(`${countColumns(line)} of ${width} columns: ${line}`);
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

test("wrapping keeps every word, in order", (t) => {
  const text = "A line of words, one of them unreasonablylongindeed, ends here.";
  for (let width = 10; width < 70; width += 1)
    t.is(wrapText(text, width).join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
});
