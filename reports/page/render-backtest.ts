import { type BacktestResult, forecastRules, rules } from "../../scenarios/backtest/backtest-result.ts";
import type { MadeChips } from "../../scenarios/backtest/made-chips.ts";
import { cohortParameterNames, cohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { makerParameterNames, makerParameters } from "../../sim/backtest/maker-parameters.ts";
import { formatName } from "../display-name.ts";
import { drawBacktestFigures, drawMadeFigure } from "../figures/backtest-figures.ts";
import type { Figure } from "../figures/figure.ts";
import { formatNumber, formatQuantity, NO_VALUE } from "../number-format.ts";
import { ruleTitles, sayBacktest } from "../say-backtest.ts";
import { sayKnown } from "../say-made-chips.ts";
import { tabulateAblations } from "../tables/ablation-rows.ts";
import { renderFigure } from "./figure-markup.ts";
import { type Markup, markup } from "./markup.ts";
import { renderPage } from "./page-shell.ts";

/**
 * A backtest as one HTML file that needs nothing else.
 *
 * @param version of proofground, which drew the page
 * @throws {Error} where the page's bundle has not been built
 */
export function renderBacktestPage(result: BacktestResult, version: string): string {
  const { made } = result;
  const run = drawBacktestFigures(result);
  const chips = made === null ? null : { made, figure: drawMadeFigure(result, made) };
  const figures = chips === null ? run : [...run, chips.figure];
  const source = `proofground ${version}, ${formatName(result.coin)}, fit up to ${result.fitted.window.to}`;
  const draw = (figure: Figure) => renderFigure(figure, source, new Set());
  const [hashrate, years, ...others] = run.map(draw);
  return renderPage({
    title: `Backtest of ${formatName(result.coin)}`,
    version,
    work: "sha256d",
    contents: [
      ["answer", "Answer"],
      ["run", "Free run"],
      ...(made === null ? [] : ([["chips", "Chips"]] as const)),
      ["mechanisms", "Mechanisms"],
      ["forecasts", "Forecasts"],
      ["compared", "Compared"],
      ["method", "Method"],
    ],
    main: markup`<section class="head">
<p class="kicker">Proofground <span aria-hidden="true">/</span> backtest</p>
<h1><bdi>${formatName(result.coin)}</bdi></h1>
<p class="question">${askQuestion(made)}</p>
</section>
<section id="answer" aria-labelledby="answer-title">
<h2 id="answer-title" class="unseen">Answer</h2>
<div class="lead">${sayBacktest(result).map((sentence) => markup`<p>${sentence}</p>`)}</div>
</section>
<section id="run" aria-labelledby="run-title">
<h2 id="run-title">How far off is a free run?</h2>
${hashrate ?? markup``}
${years ?? markup``}
</section>
${renderAblations(result)}
${chips === null ? markup`` : renderChips(result, chips.made, draw(chips.figure))}
${renderForecasts(result)}
<section id="compared" aria-labelledby="compared-title">
<h2 id="compared-title">How does it compare?</h2>
${renderErrors(result)}
${others}
</section>
${renderMethod(result)}`,
    data: { name: `backtest of ${result.coin}`, figures },
  });
}

function askQuestion(made: MadeChips | null): string {
  return made === null
    ? "Given price, fees, subsidy and the devices on sale, does the model make the hashrate that came?"
    : "Given price, fees, subsidy and process nodes, do makers make the chips, and miners the hashrate, that came?";
}

function renderChips(result: BacktestResult, made: MadeChips, figure: Markup): Markup {
  const joules = (value: number | null) => (value === null ? NO_VALUE : formatQuantity(value * 1e12, "J/TH"));
  const usd = (value: number) => formatQuantity(value, "USD");
  const years = made.years.map(({ year, madeJoulesPerHash, realJoulesPerHash }) => [
    String(year),
    joules(madeJoulesPerHash),
    joules(realJoulesPerHash),
  ]);
  const makers = made.makers.map(({ name, tapeOuts, failures, designUsd, makingUsd, salesUsd, ...maker }) => [
    ...[name, formatNumber(maker.capitalCostPerYear, 2), formatNumber(maker.marginFloor, 2)],
    ...[String(tapeOuts), String(failures), usd(designUsd), usd(makingUsd), usd(salesUsd)],
  ]);
  const makerHead = [
    "Maker",
    "Return asked, 1/year",
    "Least margin",
    "Tape-outs",
    "Failures",
    "Design",
    "Making",
    "Sales",
  ];
  return markup`<section id="chips" aria-labelledby="chips-title">
<h2 id="chips-title">Which chips were made?</h2>
${figure}
<p>Best mining chip on sale at each year\u2019s end.</p>
${renderTable("Table of chips by year", ["Year", "Made", "Real"], years)}
<p>What the makers did in the run without luck.</p>
${renderTable("Table of makers", makerHead, makers)}
${sayKnown({ made, fitted: result.fitted, realChips: made.realChips.length }).map((sentence) => markup`<p>${sentence}</p>`)}
</section>`;
}

function renderAblations(result: BacktestResult): Markup {
  const cell = (value: number | null) => value?.toFixed(3) ?? "\u2013";
  const { head, rows } = tabulateAblations(result);
  const lines = rows.map(({ title, inSample, outOfSample, biases }) => [
    title,
    cell(inSample),
    cell(outOfSample),
    ...biases,
  ]);
  const shocks = result.siteShocks.map(({ kind, date, until, share }) => [
    `${kind} from ${date}`,
    until === "end" ? "for good" : `until ${until}`,
    `${(100 * share).toFixed(1)}%`,
  ]);
  const closed =
    shocks.length === 0
      ? markup`<p>No sites were closed from outside.</p>`
      : markup`<p>Sites closed from outside: facts given by date, each from its own date on.</p>${renderTable("Table of closed sites", ["Shock", "Until", "Share of sites"], shocks)}`;
  return markup`<section id="mechanisms" aria-labelledby="mechanisms-title">
<h2 id="mechanisms-title">What explains it?</h2>
<p>The same run without one mechanism at a time, nothing fitted again: root mean square of log10 errors, and the mean error of the years in which the whole model is furthest off. What does without a mechanism and errs no more rests on the others.</p>
${renderTable("Table of mechanisms", ["Without", "In sample", "Out of sample", ...head], lines)}
${closed}
</section>`;
}

function renderForecasts({ forecasts }: BacktestResult): Markup {
  const head = ["Rule", ...forecasts.map(({ horizonMonths }) => `${horizonMonths} months ahead`)];
  const rows = forecastRules.map((rule) => [
    ruleTitles[rule],
    ...forecasts.map(({ errors }) => errors[rule]?.toFixed(3) ?? "\u2013"),
  ]);
  const origins = forecasts.map((score) => score.origins).join(", ");
  return markup`<section id="forecasts" aria-labelledby="forecasts-title">
<h2 id="forecasts-title">How good are forecasts?</h2>
<p>The fleet is scaled to the hashrate observed at the origin, and run on. Price, fees and subsidy of the months ahead are given, to the model and to the baselines alike. Root mean square of log10 errors over ${origins} origins.</p>
${renderTable("Table of forecasts", head, rows)}
</section>`;
}

function renderErrors({ scores }: BacktestResult): Markup {
  const cell = (value: number | undefined) => value?.toFixed(3) ?? "\u2013";
  const rows = rules.map((rule) => [
    ruleTitles[rule],
    cell(scores.inSample?.errors[rule].rootMeanSquare),
    cell(scores.outOfSample?.errors[rule].rootMeanSquare),
    cell(scores.outOfSample?.errors[rule].bias),
  ]);
  const head = ["Rule", "In sample", "Out of sample", "Bias out of sample"];
  return markup`<p>Root mean square of log10 errors of free runs.</p>${renderTable("Table of errors", head, rows)}`;
}

function renderMethod(result: BacktestResult): Markup {
  const { fitted, made } = result;
  const figure = (value: number | undefined) => (value === undefined ? "\u2013" : String(Number(value.toPrecision(3))));
  const rows = cohortParameterNames.map((name) => {
    const { meaning, unit } = cohortParameters[name];
    const interval = fitted.intervals[name];
    const range = `${figure(interval?.low)} to ${figure(interval?.high)}`;
    return [meaning, `${figure(fitted.parameters[name])}${unit === "1" ? "" : ` ${unit}`}`, range];
  });
  return markup`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How was it done?</h2>
<p>Miners spend a part of the revenue that they count on, more of it on devices worth more per dollar; a device\u2019s price follows in part what it is expected to earn, and rises while order books are full. Makers ship no more watts of new machines in a month than foundries leave room for, and late where the book is full; sites grow by a bounded part a month, and machines wait for a socket. Devices run where a hash pays for its electricity, stop a while after it no longer does, and wear out. Halvings are foreseen, prices are not. Parameters were fitted to ${formatName(fitted.coin)} from ${fitted.window.from} to ${fitted.window.to} and then frozen. Intervals of 80%, from refits to resampled blocks of errors. Bands are as wide as fits to shorter windows were off in the rest of this one${result.transferRuns === 0 ? "" : `, around ${result.transferRuns} runs with parameters and prices of electricity drawn about these, for nothing was fitted to this coin`}.</p>
${renderTable("Table of parameters", ["Parameter", "Value", "Interval"], rows)}
${made === null ? markup`` : renderMadeAssumptions(made)}
<p>${result.devices} devices; ${result.leftOutDevices} rows without a price on record were left out. Series <code>${result.seriesSha256.slice(0, 16)}</code>, devices <code>${result.devicesSha256.slice(0, 16)}</code>, window of the fit <code>${fitted.windowSha256.slice(0, 16)}</code>.</p>
</section>`;
}

function renderMadeAssumptions({ makers, assumptions, makersFile, makersSha256, parameters }: MadeChips): Markup {
  const fitted = makerParameterNames.map((name) => {
    const { meaning, unit } = makerParameters[name];
    return [meaning, `${Number(parameters[name].toPrecision(3))}${unit === "1" ? "" : ` ${unit}`}`];
  });
  const rows = assumptions.map(({ path, title, value, unit, source }) => {
    const at = /^makers\[(\d+)\]/.exec(path)?.[1];
    const whose = at === undefined ? "" : `${makers[Number(at)]?.name ?? ""}: `;
    return [`${whose}${title}`, `${value}${unit === "1" || unit === "" ? "" : ` ${unit}`}`, source];
  });
  return markup`<p>Makers of <code>${makersFile}</code>, <code>${makersSha256.slice(0, 16)}</code>. At each month\u2019s end a maker whose team is free values a design on every node that it may order from by the time the design is done, and tapes out if the expected gain beats the option to wait; design, a place at the foundry, silicon that may fail and bring-up follow. Wafers limit what can be ordered; the price is what the last buyer of it would pay, never below cost and margin. A design is paid for out of earnings and of what customers of makers pay ahead. These were fitted on the same months as the miners\u2019 parameters:</p>
${renderTable("Table of makers\u2019 parameters", ["Parameter", "Value"], fitted)}
<details><summary>${rows.length} assumptions of the makers and their technology</summary>${renderTable("Table of makers\u2019 assumptions", ["Assumption", "Value", "Source"], rows)}</details>`;
}

function renderTable(label: string, head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const headings = head.map((title, at) =>
    at === 0 ? markup`<th scope="col">${title}</th>` : markup`<th scope="col" class="number">${title}</th>`,
  );
  const lines = rows.map(([title = "", ...cells]) => {
    const values = cells.map((cell) => markup`<td class="number">${cell}</td>`);
    return markup`<tr><th scope="row">${title}</th>${values}</tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="measures"><thead><tr>${headings}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
