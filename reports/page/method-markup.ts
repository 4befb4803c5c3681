import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { stripControls } from "../display-name.ts";
import { annotateTerms, renderGlossary } from "./annotate-terms.ts";
import { renderAssumptions } from "./assumptions-markup.ts";
import { EMBEDDED_DIGITS, RUN_DIGITS } from "./compact-figures.ts";
import { renderDevices } from "./devices-markup.ts";
import type { TermId } from "./glossary.ts";
import { type Markup, markup } from "./markup.ts";
import { renderValidation } from "./validation-markup.ts";

/** How it was done: schemes, assumptions, scenario, devices, provenance, tables and terms. */
export function renderMethod(experiment: Experiment): Markup {
  const seen = new Set<TermId>();
  const schemes = experiment.schemes.map(
    ({ name, rule, difficulty, pays }) =>
      markup`<li><b><bdi>${stripControls(name)}</bdi></b>: rule <code>${rule}</code>, difficulty <code>${difficulty}</code>. ${annotateTerms(stripControls(pays), seen)}</li>`,
  );
  return markup`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it was done</h2>
<p>${annotateTerms(`Each scheme is simulated month by month from ${experiment.months[0] ?? "the start"} to ${experiment.months.at(-1) ?? "the end"}, ${experiment.replications} times with other luck. Miners review their fleet each month, buy what they expect to pay back, and switch off what loses money.${experiment.schemes.some(({ difficulty }) => difficulty !== "none") ? " Difficulty rules retarget at their own blocks." : ""}`, seen)}</p>
<ul class="schemes">${schemes}</ul>
<h3 id="assumptions-title">Assumptions</h3>
<p>Doubt a number? Change it and run again: add <code>--set path=value</code> to the command below.</p>
${renderAssumptions(experiment)}
<details><summary>The scenario, with every default written out</summary><pre tabindex="0">${showDirectionMarks(experiment.scenarioYaml)}</pre></details>
${renderDevices(experiment)}
${renderValidation(experiment)}
${renderProvenance(experiment)}
<h3 id="terms-title">Terms</h3>
${renderGlossary(experiment)}
</section>
`;
}

const tables = [
  ["series.csv", "every metric by scheme, replication and month"],
  ["groups.csv", "pay, work, stake and profit of each group by month"],
  ["summary.csv", "means with 95% intervals by scheme"],
  ["flows.csv", "coins that came in and where they went, whole run"],
  ["differences.csv", "paired differences between schemes"],
  ["tornado.csv", "main results with one assumption at a time set low and high"],
  ["miners.csv", "what every miner and holder brought, did and got"],
  ["purchases.csv", "devices bought"],
  ["machines.csv", "machines that makers designed, with every month's price and sales"],
  ["side.csv", "devices sold used, sold outside or rented out, by month, with prices"],
] as const;

function renderProvenance(experiment: Experiment): Markup {
  const hasMakers = experiment.schemes.some(({ runs }) => runs.some(({ industry }) => industry !== undefined));
  const hasSide = experiment.schemes.some(({ side }) =>
    [side?.used_units, side?.rented_units].some((band) => band?.mean.some((value) => value !== null)),
  );
  const left = [
    ...(experiment.kind === "compare" ? [] : ["differences.csv"]),
    ...(experiment.oneAtATime === undefined ? ["tornado.csv"] : []),
    ...(hasMakers ? [] : ["machines.csv"]),
    ...(hasSide ? [] : ["side.csv"]),
  ];
  const listed = tables.filter(([name]) => !left.includes(name));
  return markup`<h3 id="provenance-title">Provenance</h3>
<dl class="provenance">
<div><dt>Command</dt><dd><code class="command">${stripControls(experiment.command)}</code></dd></div>
<div><dt>Version</dt><dd>proofground ${experiment.version}</dd></div>
<div><dt>Seed</dt><dd><code>${stripControls(experiment.seed)}</code></dd></div>
<div><dt>Replications</dt><dd>${experiment.replications}</dd></div>
<div><dt>Scenario, SHA-256</dt><dd><code class="digest">${experiment.scenarioSha256}</code></dd></div>
</dl>
<p>The same version, scenario and seed give the same numbers. This page holds monthly means and intervals to ${EMBEDDED_DIGITS} significant digits, single replications to ${RUN_DIGITS}; the tables written beside it hold every replication and every digit:</p>
<ul class="tables">${listed.map(([name, what]) => markup`<li><code>${name}</code> ${what}</li>`)}</ul>`;
}

/** A text shown as it is, but for characters that would turn the reading direction of a line unseen. */
function showDirectionMarks(text: string): string {
  return text.replace(
    /[\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
