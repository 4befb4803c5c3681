import type { BacktestMonth, BacktestResult } from "../../scenarios/backtest/backtest-result.ts";
import type { MadeChips } from "../../scenarios/backtest/made-chips.ts";
import { ruleTitles } from "../say-backtest.ts";
import type { BarsFigure, Figure, Line, LinesFigure } from "./figure.ts";

/** Hashrate with its band, errors by year, baselines, and power where somebody estimated it. */
export function drawBacktestFigures(result: BacktestResult): Figure[] {
  const hasPower = result.months.some(({ referencePower }) => referencePower !== null);
  return [drawHashrate(result), drawYears(result), drawBaselines(result), ...(hasPower ? drawPowers(result) : [])];
}

const JOULES_PER_HASH_IN_TH = 1e12;

/** Energy of a hash on made chips, against the real ones as they came. */
export function drawMadeFigure(result: BacktestResult, made: MadeChips): LinesFigure {
  const names = listNames(result);
  const real = names.map((month) => {
    const released = made.realChips.filter((chip) => chip.month === month);
    return released.length === 0
      ? null
      : JOULES_PER_HASH_IN_TH * Math.min(...released.map(({ joulesPerHash }) => joulesPerHash));
  });
  const best = made.bestJoulesPerHash.map((joules) => (joules === null ? null : JOULES_PER_HASH_IN_TH * joules));
  return {
    kind: "lines",
    id: "backtest-chips",
    takeaway: "Chips that makers made, against the real ones",
    subtitle:
      "Energy of a hash at the wall, logarithmic scale. Line: the best machine that makers sell; points: the best real machine released in the month.",
    note: `What energy a hash takes by node and year was fitted to chips on sale before ${made.knownBeforeYear}: later points were seen by nothing.`,
    months: names,
    unit: "J/TH",
    scale: "log",
    panels: [
      {
        title: "",
        lines: [
          { label: "made, best on sale", hue: "blue", dash: 0, values: best, ...plain },
          { label: "real, released", hue: "vermillion", dash: 0, mark: 0, values: real, ...plain },
        ],
      },
    ],
  };
}

function listValues(result: BacktestResult, get: (month: BacktestMonth) => number | null) {
  return result.months.map(get);
}

const plain = { low: null, high: null } as const;

function drawHashrate(result: BacktestResult): LinesFigure {
  const { coverage80 } = result.scores.outOfSample ?? result.scores.inSample ?? { coverage80: 0 };
  const side = result.scores.outOfSample === null ? "all" : "out-of-sample";
  return {
    kind: "lines",
    id: "backtest-hashrate",
    takeaway: "One free run against the observed hashrate",
    subtitle: `Hashrate, logarithmic scale. Line: the run with the fitted parameters; band: 80% of ${result.made === null ? `${result.replications} ` : ""}paths of errors as large as fits to shorter windows made${result.transferRuns === 0 ? "" : ", around runs with other parameters"}.`,
    note: `The band holds ${(100 * coverage80).toFixed(0)}% of ${side} months.`,
    months: listNames(result),
    unit: "H/s",
    scale: "log",
    panels: [{ title: "", lines: [drawModel(result), drawObserved(result)] }],
  };
}

function drawModel(result: BacktestResult): Line {
  return {
    label: "simulated",
    hue: "blue",
    dash: 0,
    values: listValues(result, ({ simulated }) => simulated),
    low: listValues(result, ({ low80 }) => low80),
    high: listValues(result, ({ high80 }) => high80),
  };
}

function drawObserved(result: BacktestResult): Line {
  const values = listValues(result, ({ observed }) => observed);
  return { label: "observed", hue: "grey", dash: 5, values, ...plain };
}

function drawYears({ years, fitted, isFittedToSeries }: BacktestResult): BarsFigure {
  const bars = years.map(({ year, error }) => ({ label: year, value: error.bias, mark: error.rootMeanSquare }));
  const worst = bars.reduce((far, bar) => (Math.abs(bar.value) > Math.abs(far.value) ? bar : far));
  return {
    kind: "bars",
    id: "backtest-years",
    takeaway: `Furthest off in ${worst.label}, at ${(10 ** worst.value).toFixed(2)} times the observed hashrate`,
    subtitle:
      "log10(simulated hashrate / observed hashrate) by calendar year: 0 is right, 0.3 is twice too high. Bar: mean; tick: root mean square.",
    note: isFittedToSeries ? `Years after ${fitted.window.to} were seen by no parameter.` : "",
    valueTitle: "mean log10 error",
    markTitle: "root mean square of the log10 error",
    bars,
  };
}

function drawBaselines(result: BacktestResult): LinesFigure {
  const { model, freeEntry, revenueShare, halfRevenue } = ruleTitles;
  const lines: Line[] = [
    { label: model, hue: "blue", dash: 0, values: listValues(result, ({ simulated }) => simulated), ...plain },
    { label: freeEntry, hue: "vermillion", dash: 1, values: listValues(result, (month) => month.freeEntry), ...plain },
    { label: revenueShare, hue: "green", dash: 2, values: listValues(result, (month) => month.revenueShare), ...plain },
    { label: halfRevenue, hue: "purple", dash: 3, values: listValues(result, (month) => month.halfRevenue), ...plain },
    drawObserved(result),
  ];
  return {
    kind: "lines",
    id: "backtest-baselines",
    takeaway: "What simpler rules would have said",
    subtitle: "Hashrate, logarithmic scale.",
    note: "The random walk with drift leaves the page and stands in the table only.",
    months: listNames(result),
    unit: "H/s",
    scale: "log",
    panels: [{ title: "", lines }],
  };
}

function drawPowers(result: BacktestResult): LinesFigure[] {
  const shared = { kind: "lines", months: listNames(result), scale: "log", note: "" } as const;
  const reference = "Cambridge index: annual means, spread over months by its own method on this catalogue.";
  const compare = (simulated: (month: BacktestMonth) => number, estimated: (month: BacktestMonth) => number | null) => [
    {
      title: "",
      lines: [
        { label: "simulated", hue: "blue", dash: 0, values: listValues(result, simulated), ...plain },
        { label: "Cambridge index", hue: "grey", dash: 5, values: listValues(result, estimated), ...plain },
      ] satisfies Line[],
    },
  ];
  return [
    {
      ...shared,
      id: "backtest-power",
      takeaway: "Power drawn, against the Cambridge index",
      subtitle: `At the meter, logarithmic scale. ${reference}`,
      unit: "W",
      panels: compare(
        (month) => month.simulatedPower,
        (month) => month.referencePower,
      ),
    },
    {
      ...shared,
      id: "backtest-efficiency",
      takeaway: "Energy of a hash, against the Cambridge index",
      subtitle: `Power at the meter over hashrate, logarithmic scale. ${reference}`,
      unit: "J/TH",
      panels: compare(
        (month) => (month.simulatedPower / month.simulated) * 1e12,
        (month) => (month.referencePower === null ? null : (month.referencePower / month.observed) * 1e12),
      ),
    },
  ];
}

function listNames(result: BacktestResult): string[] {
  return result.months.map(({ month }) => month);
}
