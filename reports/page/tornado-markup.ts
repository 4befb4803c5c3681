import type { Experiment, OneAtATime, TriedAssumption } from "../../scenarios/experiments/experiment.ts";
import { sayWhatMoves } from "../answer/tornado-answer.ts";
import { stripControls } from "../display-name.ts";
import { drawTornadoFigures, listBars, listWatched, nameBar } from "../figures/tornado-figures.ts";
import { findStated, nameAssumptionRow, nameTriedRow } from "./assumption-anchor.ts";
import { renderFigure } from "./figure-markup.ts";
import type { TermId } from "./glossary.ts";
import { type Markup, markup } from "./markup.ts";

/** What would change the answer: in words, as a picture, and what was tried and why; or how to ask for it. */
export function renderTornado(experiment: Experiment, source: string): Markup {
  const { oneAtATime } = experiment;
  const body = oneAtATime === undefined ? sayHowToAsk(experiment) : renderTried(experiment, oneAtATime, source);
  return markup`<section id="tornado" aria-labelledby="tornado-title">
<h2 id="tornado-title">What would change the answer?</h2>
${body}
</section>
`;
}

function sayHowToAsk({ command }: Experiment): Markup {
  return markup`<p>The intervals on this page cover luck, not doubt about the assumptions. This run did not try them: it takes some times as long. To set each main assumption low and high, run</p>
<pre tabindex="0" class="command-block">${stripControls(command)} --tornado</pre>`;
}

function renderTried(experiment: Experiment, tried: OneAtATime, source: string): Markup {
  const seen = new Set<TermId>();
  const [main, ...others] = drawTornadoFigures(experiment);
  const [watched] = listWatched(experiment, tried);
  const sentences = watched === undefined ? [] : sayWhatMoves(experiment, watched);
  const bars = listBars(experiment);
  const untried =
    tried.untriedParameters === 0
      ? ""
      : ` ${tried.untriedParameters} further numbers of the reward rules were left as they are.`;
  return markup`<div class="lead">${sentences.map((sentence) => markup`<p>${sentence}</p>`)}</div>
${main === undefined ? markup`` : renderFigure(main, source, seen)}
${others.length === 0 ? markup`` : markup`<details><summary>The same for the other main results</summary>${others.map((figure) => renderFigure(figure, source, seen))}</details>`}
<h3 id="tried-title">What was tried, and why so far</h3>
<p>One at a time: what two assumptions do together is not seen here; <code>proofground sensitivity</code> tells it.${untried}</p>
<div class="scroll scroll-tall" tabindex="0" role="region" aria-labelledby="tried-title"><table class="tried"><thead><tr><th scope="col">Assumption</th><th scope="col">Low</th><th scope="col">High</th><th scope="col">Why so far</th><th scope="col">Set by</th></tr></thead><tbody>${tried.assumptions.map((assumption, index) => renderRow(experiment, { bars, assumption, index }))}</tbody></table></div>`;
}

function renderRow(
  experiment: Experiment,
  {
    bars,
    assumption,
    index,
  }: { readonly bars: ReadonlySet<number>; readonly assumption: TriedAssumption; readonly index: number },
): Markup {
  const { title, paths, why, low, high } = assumption;
  const words = markup`<bdi>${stripControls(title)}</bdi>`;
  const name = bars.has(index) ? markup`<a href="#${nameBar(index)}">${words}</a>` : words;
  const stated = findStated(experiment, assumption);
  const path = markup`<code>${stripControls(paths[0] ?? "")}</code>`;
  const link = stated === null ? path : markup`<a href="#${nameAssumptionRow(stated)}">${path}</a>`;
  const more = paths.length < 2 ? "" : ` and ${paths.length - 1} more`;
  const end = ({ setting, reason }: TriedAssumption["low"]) =>
    markup`<bdi>${stripControls(setting)}</bdi>${reason === "" ? markup`` : markup`<small>${reason}</small>`}`;
  return markup`<tr id="${nameTriedRow(index)}"><th scope="row">${name}</th><td>${end(low)}</td><td>${end(high)}</td><td>${stripControls(why)}</td><td>${link}${more}</td></tr>
`;
}
