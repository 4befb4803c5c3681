import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { WhatIf } from "../../scenarios/what-if/what-if.ts";
import { stripControls } from "../display-name.ts";
import { drawTornadoFigures } from "../figures/tornado-figures.ts";
import { annotateTerms } from "./annotate-terms.ts";
import { renderAnswer } from "./answer-markup.ts";
import { renderFigure } from "./figure-markup.ts";
import type { TermId } from "./glossary.ts";
import { type Markup, markup } from "./markup.ts";
import { renderMethod } from "./method-markup.ts";
import { renderPage } from "./page-shell.ts";
import { renderSchemesTable } from "./schemes-table.ts";
import { listSections, type Section } from "./sections.ts";
import { renderSelection } from "./selection-markup.ts";
import { renderTornado } from "./tornado-markup.ts";
import { renderWhatIf } from "./what-if-markup.ts";

/**
 * The report as one HTML file that needs nothing else. Every text of a scenario is put in as text.
 *
 * @param whatIf all that the page needs to run the scenario under other inputs; left out, it offers no such thing
 * @throws {Error} where the page's bundle has not been built
 */
export function renderReport(experiment: Experiment, whatIf?: WhatIf): string {
  const sections = listSections(experiment);
  const title = stripControls(experiment.title);
  return renderPage({
    title,
    version: experiment.version,
    work: experiment.work,
    contents: [
      ["answer", "Answer"],
      ...sections.map(({ id, shortTitle }) => [id, shortTitle] as const),
      ["tornado", "Doubt"],
      ...(whatIf === undefined ? [] : [["what-if", "What if"] as const]),
      ["method", "Method"],
    ],
    main: markup`${renderHead(experiment, title)}
${renderAnswer(experiment)}
${renderSelection(experiment)}
${sections.map((section) => renderSection(experiment, section))}
${renderTornado(experiment, describeSource(experiment))}
${whatIf === undefined ? markup`` : renderWhatIf(whatIf, `proofground ${experiment.version}, scenario ${stripControls(experiment.name)}`)}
${renderMethod(experiment)}`,
    data: {
      name: experiment.name,
      figures: [
        ...sections.flatMap(({ figures, folded }) => [...figures, ...folded]),
        ...drawTornadoFigures(experiment),
      ],
    },
    ...(whatIf?.kind === "live" ? { whatIf: { whatIf, fingerprints: listFingerprints(experiment) } } : {}),
  });
}

function listFingerprints({ schemes }: Experiment): string[][] {
  return schemes.map(({ runs }) => runs.map(({ fingerprint }) => fingerprint));
}

function renderHead(experiment: Experiment, title: string): Markup {
  const seen = new Set<TermId>();
  return markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> ${experiment.kind} <span aria-hidden="true">/</span> <bdi>${stripControls(experiment.name)}</bdi></p>
<h1><bdi>${title}</bdi></h1>
<p class="question"><bdi>${annotateTerms(stripControls(experiment.question), seen)}</bdi></p>
</section>`;
}

function renderSection(experiment: Experiment, section: Section): Markup {
  const { id, title, introduction, measures, measuresTitle, figures, folded, foldedTitle } = section;
  const seen = new Set<TermId>();
  const source = describeSource(experiment);
  const more = folded.map((figure) => renderFigure(figure, source, seen));
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p>${annotateTerms(introduction, seen)}</p>
${renderSchemesTable(experiment, measures, measuresTitle)}
${figures.map((figure) => renderFigure(figure, source, seen))}
${more.length === 0 ? markup`` : markup`<details><summary>${foldedTitle}</summary>${more}</details>`}
</section>
`;
}

function describeSource({ name, version, seed, replications }: Experiment): string {
  const runs = replications === 1 ? "1 replication" : `${replications} replications`;
  return `proofground ${version}, scenario ${stripControls(name)}, ${runs}, seed ${stripControls(seed)}`;
}
