import type { StudyResult } from "../../scenarios/studies/study-result.ts";
import { stripControls } from "../display-name.ts";
import { nameFactor } from "../study/study-words.ts";
import { type Markup, markup } from "./markup.ts";

/** What was varied and how, as a table. */
export function renderDesign(result: StudyResult, design: string): Markup {
  const { factors, pointsTotal, schemes, study, runs } = result;
  const rows = factors.map(
    (factor) =>
      markup`<tr><th scope="row"><bdi>${nameFactor(factor, factors)}</bdi></th><td><bdi>${stripControls(factor.range)}</bdi></td><td>${factor.unit === "1" ? "" : stripControls(factor.unit)}</td><td><code>${stripControls(factor.path)}</code></td></tr>`,
  );
  const { replications } = study;
  const times =
    typeof replications === "number"
      ? `${replications} ${replications === 1 ? "replication" : "replications"} each`
      : `${replications.least} to ${replications.most} replications each, until the interval of ${stripControls(replications.metric)} is short enough (${replications.halfWidth ?? `${100 * (replications.relativeHalfWidth ?? 0)}% of the mean`} to each side)`;
  return markup`<section id="varied" aria-labelledby="varied-title">
<h2 id="varied-title">What was varied?</h2>
<p>${pointsTotal} points, ${design}, under ${schemes.length === 1 ? "one scheme" : `${schemes.length} schemes`}, ${times}: ${runs} runs. Every point has the same luck, so that what differs is due to the factors.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of factors"><table class="measures factors"><thead><tr><th scope="col">Factor</th><th scope="col">Tried</th><th scope="col">Unit</th><th scope="col">Key in the scenario</th></tr></thead><tbody>${rows}</tbody></table></div>
</section>`;
}

/** Runs that failed, each with the command that shows it again; nothing where none did. */
export function renderFailures({ failed, runs, failures, points, pointsTotal }: StudyResult): Markup {
  if (failed === 0) return markup``;
  const rows = failures.map(
    ({ point, scheme, replication, error, command }) =>
      markup`<tr><th scope="row" class="number">${point}</th><td><bdi>${stripControls(scheme)}</bdi></td><td class="number">${replication}</td><td><bdi>${stripControls(error)}</bdi></td><td><code class="command">${stripControls(command)}</code></td></tr>`,
  );
  const shown = failures.length < failed ? ` The first ${failures.length}:` : "";
  const share = points.length < pointsTotal ? " Not all of them lie at points that are shown." : "";
  return markup`<section id="failed" aria-labelledby="failed-title">
<h2 id="failed-title">What failed?</h2>
<p>${failed} of ${runs} runs.${share}${shown}</p>
<div class="scroll scroll-tall" tabindex="0" role="region" aria-label="Table of failed runs"><table class="failures"><thead><tr><th scope="col" class="number">Point</th><th scope="col">Scheme</th><th scope="col" class="number">Replication</th><th scope="col">What went wrong</th><th scope="col">The command that shows it again</th></tr></thead><tbody>${rows}</tbody></table></div>
</section>`;
}

export interface StudyMethodParts {
  /** How it was computed. */
  readonly words: string;
  /** Commands that make it again. */
  readonly commands: readonly string[];
  readonly tables: readonly (readonly [name: string, what: string])[];
}

/** How it was done: assumptions that stayed as they are, provenance, and how to make it again. */
export function renderStudyMethod(result: StudyResult, { words, commands, tables }: StudyMethodParts): Markup {
  const { study, assumptions, version } = result;
  const varied = new Set(result.factors.map(({ path }) => path));
  const rows = assumptions.map(
    ({ path, title, value, unit, source }) =>
      markup`<tr><th scope="row"><bdi>${stripControls(title)}</bdi></th><td><bdi>${varied.has(path) ? "varied" : stripControls(value)}</bdi></td><td>${unit === "1" ? "" : stripControls(unit)}</td><td><bdi>${stripControls(source)}</bdi></td><td><code>${stripControls(path)}</code></td></tr>
`,
  );
  const heads = ["What", "Value", "Unit", "Source", "Key in the scenario"].map(
    (title) => markup`<th scope="col">${title}</th>`,
  );
  return markup`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it was done</h2>
<p>${words}</p>
<h3 id="assumptions-title">Assumptions</h3>
<p>What was not varied stayed as the scenario <code>${stripControls(study.scenario)}</code> has it${study.set.length === 0 ? "" : markup`, changed by ${study.set.map((text) => markup`<code>${stripControls(text)}</code> `)}`}.</p>
<div class="scroll scroll-tall" tabindex="0" role="region" aria-labelledby="assumptions-title"><table class="assumptions"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>
<h3>Provenance</h3>
<dl class="provenance">
${commands.map((command, index) => markup`<div><dt>${index === 0 ? "Make it again" : "Then"}</dt><dd><code class="command">${stripControls(command)}</code></dd></div>`)}
<div><dt>Version</dt><dd>proofground ${version}</dd></div>
<div><dt>Seed</dt><dd><code>${stripControls(study.seed)}</code></dd></div>
<div><dt>Scenario, SHA-256</dt><dd><code class="digest">${result.scenarioSha256}</code></dd></div>
<div><dt>Points, SHA-256</dt><dd><code class="digest">${result.pointsSha256}</code></dd></div>
<div><dt>Results, SHA-256</dt><dd><code class="digest">${result.resultsSha256}</code></dd></div>
</dl>
<p>Beside this page lie:</p>
<ul class="tables">${tables.map(([name, what]) => markup`<li><code>${name}</code> ${what}</li>`)}</ul>
</section>
`;
}
