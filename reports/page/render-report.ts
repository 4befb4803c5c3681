import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { stripControls } from "../display-name.ts";
import { annotateTerms, renderExplanations } from "./annotate-terms.ts";
import { renderAnswer } from "./answer-markup.ts";
import { embedData } from "./embedded-data.ts";
import { renderFigure } from "./figure-markup.ts";
import type { TermId } from "./glossary.ts";
import { type Markup, markup, trustHtml } from "./markup.ts";
import { renderMethod } from "./method-markup.ts";
import { listSections, type Section } from "./sections.ts";

/**
 * The report as one HTML file that needs nothing else: style, script and data are inside, and its content policy
 * forbids it to fetch. Every text of a scenario is put in as text.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderReport(experiment: Experiment): string {
  const sections = listSections(experiment);
  const data = embedData({ name: experiment.name, figures: sections.flatMap(({ figures }) => figures) });
  const { style, script } = readBundle();
  const policy = `default-src 'none'; script-src '${hashInline(script)}'; style-src '${hashInline(style)}'; base-uri 'none'; form-action 'none'`;
  const title = stripControls(experiment.title);
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="proofground ${experiment.version}">
<title>${title}</title>
<style>${trustHtml(style)}</style>
</head>
<body>
<a class="skip" href="#answer">Skip to the answer</a>
${renderContents(sections)}
<main>
${renderHead(experiment, title)}
${renderAnswer(experiment)}
${sections.map((section) => renderSection(section, describeSource(experiment)))}
${renderMethod(experiment)}
</main>
${renderExplanations(experiment)}
<script type="application/json" id="report-data">${trustHtml(data)}</script>
<script>${trustHtml(script)}</script>
</body>
</html>
`;
  return html;
}

function renderContents(sections: readonly Section[]): Markup {
  const links = sections.map(({ id, shortTitle }) => markup`<li><a href="#${id}">${shortTitle}</a></li>`);
  return markup`<header class="bar"><nav aria-label="Contents"><ul><li><a href="#answer">Answer</a></li>${links}<li><a href="#method">Method</a></li></ul></nav><button type="button" id="theme">Theme: auto</button></header>`;
}

function renderHead(experiment: Experiment, title: string): Markup {
  const seen = new Set<TermId>();
  return markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> ${experiment.kind} <span aria-hidden="true">/</span> <bdi>${stripControls(experiment.name)}</bdi></p>
<h1><bdi>${title}</bdi></h1>
<p class="question"><bdi>${annotateTerms(stripControls(experiment.question), seen)}</bdi></p>
</section>`;
}

function renderSection({ id, title, introduction, figures }: Section, source: string): Markup {
  const seen = new Set<TermId>();
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p>${annotateTerms(introduction, seen)}</p>
${figures.map((figure) => renderFigure(figure, source, seen))}
</section>
`;
}

function describeSource({ name, version, seed, replications }: Experiment): string {
  const runs = replications === 1 ? "1 replication" : `${replications} replications`;
  return `proofground ${version}, scenario ${stripControls(name)}, ${runs}, seed ${stripControls(seed)}`;
}

function readBundle(): { style: string; script: string } {
  try {
    const script = readFileSync(new URL("./page-bundle.js", import.meta.url), "utf8");
    const style = readFileSync(new URL("./page-bundle.css", import.meta.url), "utf8");
    return { script: script.trim(), style: style.trim() };
  } catch (cause) {
    throw new Error("report: page-bundle.js: expected beside render-report.js, not found; run `npm run build`", {
      cause,
    });
  }
}

/** Source expression by which a content policy allows exactly this inline text. */
function hashInline(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
