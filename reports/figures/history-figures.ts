import type { Experiment, Reference } from "../../scenarios/experiments/experiment.ts";
import { seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { formatName, stripControls } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { getDisplayUnit } from "../number-format.ts";
import { describeBand, hasValues, makeLine } from "./band-lines.ts";
import type { Figure, Line } from "./figure.ts";
import { getSchemeHue } from "./hues.ts";
import { sayFactor } from "./say-factor.ts";

/** Simulated against observed series, and the error by year; none where nothing was observed. */
export function drawHistoryFigures(experiment: Experiment): Figure[] {
  const compared = experiment.references.flatMap((reference, index) => drawAgainst(experiment, reference, index));
  return experiment.hashrateErrors.length === 0 ? compared : [...compared, drawErrors(experiment)];
}

function drawAgainst(experiment: Experiment, reference: Reference, index: number): Figure[] {
  if (!hasValues(reference.values)) return [];
  const described = seriesMetrics[reference.metric];
  const simulated = experiment.schemes.flatMap((scheme, at): Line[] => {
    const band = scheme.series[reference.metric];
    const label = experiment.schemes.length < 2 ? "simulated" : `${formatName(scheme.name)}, simulated`;
    return hasValues(band.mean) ? [makeLine(label, getSchemeHue(at), at, band, experiment.replications)] : [];
  });
  const observed: Line = { label: "observed", hue: "grey", dash: 5, values: reference.values, low: null, high: null };
  const title = stripControls(reference.title);
  return [
    {
      kind: "lines",
      id: `history-${index + 1}`,
      takeaway: sayLastRatio(experiment, reference),
      subtitle: `${described.title}, simulated and observed, logarithmic scale. ${title}: ${stripControls(reference.source)}.${describeBand(experiment)}`,
      note: "",
      months: experiment.months,
      unit: getDisplayUnit(reference.metric, described),
      scale: "log",
      panels: [{ title: "", lines: [...simulated, observed] }],
    },
  ];
}

function sayLastRatio(experiment: Experiment, { metric, values }: Reference): string {
  const title = seriesMetrics[metric].title.toLowerCase();
  const scheme = experiment.schemes.find(({ series }) => hasValues(series[metric].mean));
  const mean = scheme?.series[metric].mean ?? [];
  const last = mean.findLastIndex((value, index) => value !== null && value > 0 && (values[index] ?? 0) > 0);
  const [simulated, observed, month] = [mean[last], values[last], experiment.months[last]];
  if (simulated == null || observed == null || month === undefined) return `Simulated and observed ${title}`;
  return `Simulated ${title} was ${sayFactor(simulated / observed)} the observed in ${formatMonth(month)}`;
}

function drawErrors(experiment: Experiment): Figure {
  const bars = experiment.hashrateErrors.map(({ year, meanLog10Error, rootMeanSquareLog10Error }) => ({
    label: String(year),
    value: meanLog10Error,
    mark: rootMeanSquareLog10Error,
  }));
  const worst = bars.reduce((far, bar) => (Math.abs(bar.value) > Math.abs(far.value) ? bar : far));
  return {
    kind: "bars",
    id: "hashrate-errors",
    takeaway: `Furthest off in ${worst.label}, at ${sayFactor(10 ** worst.value)} the observed hashrate`,
    subtitle:
      "log10(simulated hashrate / observed hashrate) by calendar year: 0 is right, 1 is ten times too high. Bar: mean; tick: root mean square.",
    note: "",
    valueTitle: "mean log10 error",
    markTitle: "root mean square of the log10 error",
    bars,
  };
}
