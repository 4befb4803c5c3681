import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { composeAnswer } from "../answer/answer.ts";
import { cutToBounds } from "../answer/metric-bounds.ts";
import { getSummaryUnit, nameLastYear } from "../answer/quotation.ts";
import { formatName } from "../display-name.ts";
import { formatEstimate } from "../estimate-format.ts";
import { getSchemeHue } from "../figures/hues.ts";
import { headlineMetrics } from "../headline-metrics.ts";
import { say } from "../work-words.ts";
import { annotateTerms } from "./annotate-terms.ts";
import type { TermId } from "./glossary.ts";
import { type Markup, markup } from "./markup.ts";
import { renderMeasures } from "./measures-markup.ts";

/** The answer: a lead in words, the key figures, then a paragraph for each question. */
export function renderAnswer(experiment: Experiment): Markup {
  const answer = composeAnswer(experiment);
  const seen = new Set<TermId>();
  const lead = answer.lead.map((sentence) => markup`<p>${annotateTerms(sentence, seen)}</p>`);
  const note = markup`<p class="brackets">${annotateTerms(answer.note, seen)}</p>`;
  const parts = answer.parts.map(
    ({ title, sentences }) =>
      markup`<div class="part"><h3>${title}</h3>${sentences.map((sentence) => markup`<p>${annotateTerms(sentence, seen)}</p>`)}</div>`,
  );
  return markup`<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title">The answer</h2>
<div class="lead">${lead}</div>
${renderKeyFigures(experiment)}
${note}
<div class="parts">${parts}</div>
${renderMeasures(experiment)}
</section>
`;
}

const shown = [
  "workers_share_total",
  "power_gw_last_year",
  "asic_share_last_year",
  "cost_usd_per_eh_last_year",
  "gini_pay_last_year",
];

function renderKeyFigures(experiment: Experiment): Markup {
  const tiles = headlineMetrics
    .filter(({ name }) => shown.includes(name))
    .map(({ name, title }) => {
      const period = name.endsWith("_total") ? "whole run" : nameLastYear(experiment).replace("over ", "");
      const rows = experiment.schemes.map((scheme, index) => {
        const estimate = cutToBounds(name, scheme.summary[name] ?? null);
        const { mean, interval, isSame } = formatEstimate(estimate, getSummaryUnit(experiment, name));
        const range = interval === null || isSame ? markup`` : markup`<span class="range">${interval}</span>`;
        const owner =
          experiment.schemes.length < 2
            ? markup``
            : markup`<span class="owner"><span class="chip hue-${getSchemeHue(index)}" aria-hidden="true"></span><bdi>${formatName(scheme.name)}</bdi></span>`;
        return markup`<dd>${owner}<span class="value">${mean}</span>${range}</dd>`;
      });
      return markup`<div class="tile"><dt>${say(experiment, title)} <span class="period">${period}</span></dt>${rows}</div>`;
    });
  return markup`<dl class="key-figures">${tiles}</dl>`;
}
