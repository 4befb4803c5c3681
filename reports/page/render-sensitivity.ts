import type { SensitivityMethod } from "../../scenarios/statistics/sensitivity.ts";
import type { SensitivityFindings } from "../../scenarios/store/sensitivity-file.ts";
import type { StudyResult } from "../../scenarios/studies/study-result.ts";
import { formatName, stripControls } from "../display-name.ts";
import type { Figure } from "../figures/figure.ts";
import { drawSensitivityFigures } from "../figures/sensitivity-figures.ts";
import { saySensitivity } from "../study/say-sensitivity.ts";
import { nameStudyMetric } from "../study/study-words.ts";
import { renderFigure } from "./figure-markup.ts";
import { markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";
import { describeStudySource, renderStudyHead } from "./render-study.ts";
import { renderDesign, renderFailures, renderStudyMethod } from "./study-method.ts";

const tables = [
  ["sensitivity.csv", "every index of every metric, with its interval"],
  ["sensitivity-convergence.csv", "the same after ever more of the sample"],
  ["results.parquet", "every metric of every run, for proofground query"],
  ["study.json", "the study with its defaults"],
] as const;

/**
 * What drives a scenario's results, as one HTML file that needs nothing else.
 *
 * @throws {Error} where the page's bundle has not been built
 */
export function renderSensitivityPage(result: StudyResult, { method, sensitivities }: SensitivityFindings): string {
  const { kind } = method;
  const name = stripControls(result.study.name);
  const source = describeStudySource(result);
  const parts = result.metrics.map((metric) => {
    const own = sensitivities.filter((each) => each.metric === metric.name);
    return { metric, own, figures: own.flatMap((each) => drawSensitivityFigures({ result, metric, own: each, kind })) };
  });
  const told = parts.filter(({ own }) => own.some(({ rows }) => rows.length > 0));
  const [main, ...others] = told.length === 0 ? parts : told;
  const show = (figure: Figure) => renderFigure(figure, source, new Set());
  const sentences =
    main === undefined
      ? ["No metric has indices."]
      : main.own
          .filter(({ rows }) => rows.length > 0 || told.length === 0)
          .flatMap((each) => saySensitivity(result, main.metric, each, kind));
  return renderPage({
    title: `${formatName(name)}: sensitivity`,
    version: result.version,
    work: result.work,
    contents: [
      ["answer", "Answer"],
      ["drivers", "Drivers"],
      ["varied", "Varied"],
      ...(result.failed === 0 ? [] : [["failed", "Failed"] as const]),
      ["method", "Method"],
    ],
    main: markup`${renderStudyHead(result, "sensitivity")}
<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Answer</h2>
<div class="lead">${sentences.map((sentence) => markup`<p>${sentence}</p>`)}</div>
<p class="brackets">In brackets: 95% interval by bootstrap over the sample. It covers which points were tried, not doubt about the ranges.</p>
</section>
<section id="drivers" aria-labelledby="drivers-title">
<h2 id="drivers-title">What drives the result?</h2>
<p>A factor can only matter within the range in which it was tried: a wider range makes it matter more.</p>
${(main?.figures ?? []).map(show)}
${others.length === 0 ? markup`` : markup`<h3>Other results</h3>${others.map(({ metric, figures }) => markup`<details><summary>${nameStudyMetric(metric)}</summary>${figures.map(show)}</details>`)}`}
</section>
${renderDesign(result, describeSample(method))}
${renderFailures(result)}
${renderStudyMethod(result, { words: describeMethod(method), commands: [renderCommand(name, method), "proofground report again"], tables })}`,
    data: { name, figures: [...(main?.figures ?? []), ...others.flatMap(({ figures }) => figures)] },
  });
}

function describeSample(method: SensitivityMethod): string {
  return method.kind === "morris"
    ? `${method.trajectories} walks that change one factor at a time, on ${method.levels} levels`
    : `${method.size} rows of Saltelli's sample, in each of which every factor is swapped once`;
}

function describeMethod({ kind }: SensitivityMethod): string {
  return kind === "morris"
    ? "Morris' screening: along each walk every factor is changed once, by a step along its range; the change of the result over the step is an elementary effect, in the unit of the result for the whole range. mu* is the mean of their sizes, sigma their standard deviation. Luck alone gives mu* of sd x sqrt(2/pi), from the differences between replications."
    : "Sobol indices: the first-order index is the share of the variance that a factor explains by itself, the total index the share that would be left if all but it were known, both over the ranges tried. Luck alone adds half the variance that replications leave in a difference, over the variance of the result.";
}

function renderCommand(name: string, method: SensitivityMethod): string {
  const options =
    method.kind === "morris"
      ? `--trajectories ${method.trajectories} --levels ${method.levels}`
      : `--size ${method.size}`;
  return `proofground sensitivity ${name}.yaml --method ${method.kind} ${options} --out again`;
}
