import test from "ava";
import { renderAssumptions } from "../../reports/page/assumptions-markup.ts";
import { listSections } from "../../reports/page/sections.ts";
import { listTurns } from "../../scenarios/experiments/list-turns.ts";
import { loadScenario } from "../../scenarios/loading/load-scenario.ts";
import { listPresets } from "../../scenarios/loading/presets.ts";
import { synthesiseComparison } from "../reports/synthetic-experiment.ts";

const sets = [
  "shocks=[{kind: price, date: 2013-10, factor: 0.3}, {kind: ban, date: 2013-11, until: 2014-02, groups: [gpu-miners]}]",
  'interventions=[{date: 2013-06, set: {taxes.electricityUsdPerKwh: 0.05, "miners[0].reinvestShare": 0.9}}]',
  "end=2014-12",
  "schemes[1].interventions=[{date: 2014-03, set: {rule.nodePowerWatts: 50}}]",
];

test("shocks and interventions are told by date in words, those of one scheme under its name", (t) => {
  const { scenario } = loadScenario("tiny", sets);
  const turns = listTurns(scenario);
  t.deepEqual(
    turns.map(({ date, scheme, path }) => [date, scheme, path]),
    [
      ["2013-06", null, "interventions[0]"],
      ["2013-10", null, "shocks[0]"],
      ["2013-11", null, "shocks[1]"],
      ["2014-03", "proof-of-stake", "schemes[1].interventions[0]"],
    ],
  );
  t.is(turns[1]!.words, "the token price becomes 0.3 times what it would have been");
  t.is(turns[2]!.words, "gpu-miners may not run devices, nor buy them, until 2014-02");
  t.regex(
    turns[0]!.words,
    /^tax on electricity.* becomes 0\.05 USD\/kWh; part of the income .* of gpu-miners becomes 0\.9$/,
  );
  t.regex(turns[3]!.words, /^power of one staker's node becomes 50 W$/);
  for (const { words, label } of turns) t.notRegex(`${words} ${label}`, /\w+\[\d+\]|\w+\.\w+\.\w+|undefined|\[object/);
});

test("of every preset each date of a shock or an intervention is told once", (t) => {
  for (const preset of listPresets()) {
    const { scenario } = loadScenario(preset, []);
    const own = scenario.schemes.flatMap(({ shocks = [], interventions = [] }) => [...shocks, ...interventions]);
    const dates = [...(scenario.shocks ?? []), ...(scenario.interventions ?? []), ...own].map(({ date }) => date);
    t.deepEqual(
      listTurns(scenario).map(({ date }) => date),
      dates.toSorted(),
      preset,
    );
  }
});

test("every chart over time marks the dates, and the assumptions tell them in words", (t) => {
  const turn = { path: "shocks[0]", date: "2012-03", scheme: null, label: "a ban", words: "nobody may do anything" };
  const experiment = { ...synthesiseComparison(2, 60), turns: [turn] };
  const figures = listSections(experiment).flatMap((section) => [...section.figures, ...section.folded]);
  const overTime = figures.flatMap((figure) => (figure.kind === "lines" || figure.kind === "stack" ? [figure] : []));
  t.true(overTime.length > 6);
  for (const { id, events } of overTime) t.deepEqual(events, [{ month: "2012-03", label: "a ban" }], id);
  t.regex(renderAssumptions(experiment).html, /March 2012: nobody may do anything\./);
  const without = listSections(synthesiseComparison(2, 60)).flatMap((section) => [
    ...section.figures,
    ...section.folded,
  ]);
  t.true(without.every((figure) => !("events" in figure)));
});
