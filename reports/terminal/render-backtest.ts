import { type BacktestResult, forecastRules, rules } from "../../scenarios/backtest/backtest-result.ts";
import type { MadeChips } from "../../scenarios/backtest/made-chips.ts";
import { cohortParameterNames, cohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { makerParameterNames, makerParameters } from "../../sim/backtest/maker-parameters.ts";
import { ruleTitles, sayBacktest } from "../say-backtest.ts";
import { sayKnown } from "../say-made-chips.ts";
import { tabulateAblations } from "../tables/ablation-rows.ts";
import { wrapText } from "./text-layout.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** What a backtest found: sentences, errors of model and baselines, errors by year, forecasts, power, parameters. */
export function renderBacktest(result: BacktestResult, width: number): string {
  const room = Math.max(40, Math.min(width, 100));
  const { made } = result;
  const blocks = [
    [
      made === null
        ? `Backtest of ${result.coin}, chips from the catalogue by release date`
        : `Backtest of ${result.coin}, mining chips made by makers of ${made.makersFile}`,
    ],
    sayBacktest(result).flatMap((sentence) => wrapText(sentence, room)),
    ...(made === null ? [] : renderMade(result, made, room)),
    ["Root mean square of log10 errors, free run:", ...renderErrors(result)],
    ["Mean log10 error by year (+0.3 is twice the observed):", ...wrapText(sayYears(result), room)],
    ["The same run without one mechanism, nothing fitted again:", ...renderAblations(result)],
    ...(result.siteShocks.length === 0 ? [] : [["Sites closed from outside:", ...renderShocks(result)]]),
    ["Forecasts from the real hashrate at the origin, root mean square of log10 errors:", ...renderForecasts(result)],
    ...(result.power.years.length === 0 ? [] : [["Mean power by year:", ...renderPower(result)]]),
    [`Parameters, fitted to ${result.fitted.coin} up to ${result.fitted.window.to}:`, ...renderParameters(result)],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const left = (title: string): TextColumn => ({ title, align: "left" });
const right = (title: string): TextColumn => ({ title, align: "right" });

function renderMade(result: BacktestResult, made: MadeChips, room: number): string[][] {
  const joules = (value: number | null) => (value === null ? "-" : String(Number((value * 1e12).toPrecision(4))));
  const usd = (value: number) => (value / 1e6).toFixed(0);
  const known = { made, fitted: result.fitted, realChips: made.realChips.length };
  return [
    sayKnown(known).flatMap((sentence) => wrapText(sentence, room)),
    [
      "Best mining chip on sale at the year's end, J/TH:",
      ...renderTextTable(
        [left("year"), right("made"), right("real")],
        made.years.map(({ year, madeJoulesPerHash, realJoulesPerHash }) => [
          String(year),
          joules(madeJoulesPerHash),
          joules(realJoulesPerHash),
        ]),
      ),
    ],
    [
      "Makers, million USD:",
      ...renderTextTable(
        [left("maker"), right("tape-outs"), right("failures"), right("design"), right("making"), right("sales")],
        made.makers.map(({ name, tapeOuts, failures, designUsd, makingUsd, salesUsd }) => [
          ...[name, String(tapeOuts), String(failures)],
          ...[usd(designUsd), usd(makingUsd), usd(salesUsd)],
        ]),
      ),
    ],
    [
      `Parameters of the makers, fitted up to ${result.fitted.window.to}:`,
      ...renderTextTable(
        [left("parameter"), right("value"), left("unit")],
        makerParameterNames.map((name) => [
          ...[name, String(Number(made.parameters[name].toPrecision(3))), makerParameters[name].unit],
        ]),
      ),
    ],
  ];
}

function renderErrors({ scores }: BacktestResult): string[] {
  const { inSample, outOfSample } = scores;
  const cell = (value: number | undefined) => value?.toFixed(3) ?? "-";
  return renderTextTable(
    [left("rule"), right("in sample"), right("out of sample"), right("bias out of sample")],
    rules.map((rule) => [
      ruleTitles[rule],
      cell(inSample?.errors[rule].rootMeanSquare),
      cell(outOfSample?.errors[rule].rootMeanSquare),
      cell(outOfSample?.errors[rule].bias),
    ]),
  );
}

function renderAblations(result: BacktestResult): string[] {
  const cell = (value: number | null) => value?.toFixed(3) ?? "-";
  const { head, rows } = tabulateAblations(result);
  return renderTextTable(
    [left("without"), right("in sample"), right("out of sample"), ...head.map(right)],
    rows.map(({ title, inSample, outOfSample, biases }) => [title, cell(inSample), cell(outOfSample), ...biases]),
  );
}

function renderShocks({ siteShocks }: BacktestResult): string[] {
  return renderTextTable(
    [left("kind"), left("date"), left("until"), right("share of sites")],
    siteShocks.map(({ kind, date, until, share }) => [kind, date, until, `${(100 * share).toFixed(1)} %`]),
  );
}

function sayYears({ years }: BacktestResult): string {
  return years.map(({ year, error }) => `${year} ${error.bias >= 0 ? "+" : ""}${error.bias.toFixed(2)}`).join("  ");
}

function renderForecasts({ forecasts }: BacktestResult): string[] {
  return renderTextTable(
    [left("rule"), ...forecasts.map(({ horizonMonths }) => right(`${horizonMonths} months`))],
    forecastRules.map((rule) => [ruleTitles[rule], ...forecasts.map(({ errors }) => errors[rule]?.toFixed(3) ?? "-")]),
  );
}

function renderPower({ power }: BacktestResult): string[] {
  return renderTextTable(
    [left("year"), right("simulated GW"), right("Cambridge GW"), right("ratio")],
    power.years.map(({ year, simulatedWatts, referenceWatts }) => [
      String(year),
      (simulatedWatts / 1e9).toFixed(2),
      (referenceWatts / 1e9).toFixed(2),
      (simulatedWatts / referenceWatts).toFixed(2),
    ]),
  );
}

function renderParameters({ fitted }: BacktestResult): string[] {
  const figure = (value: number | undefined) => (value === undefined ? "-" : String(Number(value.toPrecision(3))));
  return renderTextTable(
    [left("parameter"), right("value"), right("10 %"), right("90 %"), left("unit")],
    cohortParameterNames.map((name) => [
      name,
      figure(fitted.parameters[name]),
      figure(fitted.intervals[name]?.low),
      figure(fitted.intervals[name]?.high),
      cohortParameters[name].unit,
    ]),
  );
}
