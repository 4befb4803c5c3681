import type { StudyResult } from "../../scenarios/studies/study-result.ts";
import { formatName, stripControls } from "../display-name.ts";
import type { Figure } from "../figures/figure.ts";
import { drawPointsFigure } from "../figures/points-figure.ts";
import { drawMetricFigures } from "../figures/study-figures.ts";
import { sayStudy } from "../study/say-study.ts";
import { nameStudyMetric } from "../study/study-words.ts";
import { renderFigure } from "./figure-markup.ts";
import { type Markup, markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";
import { renderDesign, renderFailures, renderStudyMethod } from "./study-method.ts";

const designs = {
  grid: "every combination of the values",
  zip: "the values of all factors side by side",
  list: "as the study lists them",
  "latin-hypercube": "spread evenly along every factor (Latin hypercube)",
  sobol: "spread evenly over all factors (Sobol sequence)",
} as const satisfies Record<StudyResult["study"]["design"]["kind"], string>;

const tables = [
  ["points.csv", "every point, scheme and metric shown here, with its interval"],
  ["results.parquet", "every metric of every run, for proofground query"],
  ["study.json", "the study with its defaults"],
  ["manifest.json", "hashes"],
] as const;

/**
 * A study as one HTML file that needs nothing else: what was varied, how results go with it, every point.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderStudyPage(result: StudyResult): string {
  const name = stripControls(result.study.name);
  const points = drawPointsFigure(result);
  const parts = result.metrics.map((metric) => ({
    title: nameStudyMetric(metric),
    figures: drawMetricFigures(result, metric),
  }));
  const source = describeStudySource(result);
  const show = (figure: Figure) => renderFigure(figure, source, new Set());
  const [main, ...others] = parts;
  const left = result.otherMetrics === 0 ? "" : `${result.otherMetrics} more metrics are in results.parquet.`;
  return renderPage({
    title: `${formatName(name)}: sweep`,
    version: result.version,
    work: result.work,
    contents: [
      ["answer", "Answer"],
      ["varied", "Varied"],
      ["responses", "Responses"],
      ["all-points", "Points"],
      ...(result.failed === 0 ? [] : [["failed", "Failed"] as const]),
      ["method", "Method"],
    ],
    main: markup`${renderStudyHead(result, "sweep")}
<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Answer</h2>
<div class="lead">${sayStudy(result).map((sentence) => markup`<p>${sentence}</p>`)}</div>
<p class="brackets">Each point is a mean over its replications. In brackets: 95% interval of a mean, over the points it is taken over or, of one point, over replications.</p>
</section>
${renderDesign(result, designs[result.study.design.kind])}
<section id="responses" aria-labelledby="responses-title">
<h2 id="responses-title">What goes with what?</h2>
${(main?.figures ?? []).map(show)}
${others.length === 0 ? markup`` : markup`<h3>Other results</h3>${others.map(({ title, figures }) => markup`<details><summary>${title}</summary>${figures.map(show)}</details>`)}`}
${left === "" ? markup`` : markup`<p class="brackets">${left}</p>`}
</section>
<section id="all-points" aria-labelledby="all-points-title">
<h2 id="all-points-title">Which settings give what you want?</h2>
${show(points)}
</section>
${renderFailures(result)}
${renderStudyMethod(result, {
  words:
    "A study runs one scenario at many points: at each, some of its values are set as the design says, and each scheme is simulated as often as asked. Means and intervals are taken over the replications of a point (Student's t, 95%). A response is the mean over all points with that value of a factor; shares of variance are corrected for the number of values (epsilon squared).",
  commands: [`proofground sweep ${name}.yaml --out again`, `proofground report again`],
  tables,
})}`,
    data: { name, figures: [...parts.flatMap(({ figures }) => figures), points] },
  });
}

/** The head of a study's page. */
export function renderStudyHead(result: StudyResult, kind: string): Markup {
  return markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> ${kind} <span aria-hidden="true">/</span> <bdi>${stripControls(result.study.name)}</bdi></p>
<h1><bdi>${stripControls(result.title)}</bdi></h1>
<p class="question"><bdi>${stripControls(result.question)}</bdi></p>
</section>`;
}

export function describeStudySource({ version, study, runs }: StudyResult): string {
  return `proofground ${version}, study ${stripControls(study.name)}, ${runs} runs, seed ${stripControls(study.seed)}`;
}
