import test from "ava";
import { composeAnswer } from "../../reports/answer/answer.ts";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { dropSummary, poisonTexts, spreadEstimates } from "./altered-experiment.ts";
import { synthesiseBacktest, synthesiseComparison } from "./synthetic-experiment.ts";

const comparison = synthesiseComparison(4, 36);
const backtest = synthesiseBacktest(4, 36);

function listSentences(experiment: Experiment): string[] {
  const { lead, parts, note } = composeAnswer(experiment);
  return [...lead, ...parts.flatMap(({ sentences }) => sentences), note];
}

/** Sentences that state estimates: not counts of measures, errors against history, or the note. */
function listEstimates(experiment: Experiment): string[] {
  return listSentences(experiment).filter(
    (sentence) => !/measures compared|replications;|observed one|furthest off/.test(sentence),
  );
}

test("every estimate in a sentence is followed by its interval", (t) => {
  for (const experiment of [comparison, backtest].map(spreadEstimates)) {
    const sentences = listEstimates(experiment);
    t.true(sentences.length >= 5);
    for (const sentence of sentences) {
      const bare = sentence
        .replaceAll("\u202f", "_")
        .replaceAll(/\([^()]*\)/g, "()")
        .replaceAll(/(?:January|July) \d{4}/g, "a month");
      for (const { index, 0: number } of bare.matchAll(/(?<!\S)[^\s(]*\d[^\s(]*/g)) {
        t.is(bare.slice(index + number.length, index + number.length + 3), " ()", `${number} in: ${sentence}`);
      }
    }
  }
});

test("one replication gives no interval, and the answer says so", (t) => {
  for (const experiment of [synthesiseComparison(1, 36), synthesiseBacktest(1, 36)]) {
    for (const sentence of listEstimates(experiment)) t.notRegex(sentence, /\d \(|\bto \d.*\)/);
    t.regex(composeAnswer(experiment).note, /no interval is available/);
  }
});

test("the answer stays whole where any metric is missing, or all of them", (t) => {
  const names = Object.keys(comparison.summaryMetrics);
  for (const missing of [undefined, ...names.map((name) => [name])]) {
    for (const experiment of [comparison, backtest]) {
      for (const sentence of listSentences(dropSummary(experiment, missing))) {
        t.notRegex(sentence, /NaN|undefined|null|Infinity|\u2013/);
        t.regex(sentence, /^[A-Z].*\.$/s, sentence);
        t.notRegex(sentence, / {2}| ,|,,|\(\)|and \./, sentence);
      }
    }
  }
});

test("the four questions are answered in their order, for both kinds of experiment", (t) => {
  const titles = (experiment: Experiment) => composeAnswer(experiment).parts.map(({ title }) => title);
  t.deepEqual(titles(comparison), ["Paid", "Built", "Cost", "Held", "Difference"]);
  t.deepEqual(titles(backtest), ["Paid", "Built", "Cost", "Held", "History"]);
});

test("the answer takes no side", (t) => {
  for (const sentence of [comparison, backtest].flatMap(listSentences)) {
    t.notRegex(sentence, /\b(?:better|worse|best|worst|should|wins?|fails?|only|waste|wasteful|superior)\b/i);
  }
});

test("a scheme's figures do not depend on the order of schemes", (t) => {
  const turned = { ...comparison, schemes: comparison.schemes.toReversed() };
  const built = (experiment: Experiment) => composeAnswer(experiment).parts[1]!.sentences.toSorted();
  t.deepEqual(built(turned), built(comparison));
});

test("no text of a scenario brings a control character or a turn of direction into the answer", (t) => {
  for (const sentence of listSentences(poisonTexts(comparison))) t.notRegex(sentence, /\p{Cc}|[\u202a-\u202e]/u);
});
