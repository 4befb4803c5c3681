import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { ENTRY_HORIZON_MONTHS } from "../../sim/metrics/entry-payback.ts";
import { joinWords } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { choosePlaces, formatNumber } from "../number-format.ts";
import { drawSchemeLines, hasValues } from "./band-lines.ts";
import type { Figure, LinesFigure } from "./figure.ts";
import { under } from "./takeaway.ts";

const entries = [
  { metric: "return_work_24m", what: "hardware", whyMissing: "no machine earned anything" },
  { metric: "return_stake_24m", what: "stake", whyMissing: "no stake was paid for" },
] as const;

type EntryMetric = (typeof entries)[number]["metric"];

/** Do early participants do better: what a dollar of hardware and of stake brought back, by the month it was put in. */
export function drawEntryFigures(experiment: Experiment): Figure[] {
  return entries.map(({ metric, what, whyMissing }) => {
    const figure = drawSchemeLines({
      experiment,
      metric,
      scale: choosesLog(experiment, metric) ? "log" : "linear",
      takeaway: sayReturns(experiment, metric, what),
      whyMissing,
    });
    const subtitle = `${figure.subtitle} Told afterwards: nobody knew it at the time. Months with less than ${ENTRY_HORIZON_MONTHS} after them have none.`;
    if (figure.kind === "empty") {
      const isShort = experiment.months.length <= ENTRY_HORIZON_MONTHS;
      const note = isShort ? `The run is too short: no month has ${ENTRY_HORIZON_MONTHS} after it.` : figure.note;
      return { ...figure, subtitle, note };
    }
    return { ...cutToHorizon(figure), subtitle, reference: { value: 1, label: "money back" } };
  });
}

/** Without the months that have no full horizon: there is nothing to draw in them. */
function cutToHorizon(figure: LinesFigure): LinesFigure {
  const count = figure.months.length - ENTRY_HORIZON_MONTHS;
  const cut = (values: readonly (number | null)[]) => values.slice(0, count);
  const panels = figure.panels.map(({ title, lines }) => ({
    title,
    lines: lines.map((line) => ({
      ...line,
      values: cut(line.values),
      low: line.low && cut(line.low),
      high: line.high && cut(line.high),
      ...(line.runs === undefined ? {} : { runs: line.runs.map(cut) }),
    })),
  }));
  return { ...figure, months: figure.months.slice(0, count), panels };
}

/** A logarithmic axis where returns of different months or schemes lie more than tenfold apart. */
function choosesLog(experiment: Experiment, metric: EntryMetric): boolean {
  const values = experiment.schemes.flatMap(({ series }) => series[metric].mean.filter((value) => value !== null));
  const lowest = Math.min(...values);
  return lowest > 0 && Math.max(...values) > 10 * lowest;
}

/** "A dollar of hardware put in January 2022, and one put in December 2022, brought back within 24 months $4.1 and $2.3 under a". */
function sayReturns(experiment: Experiment, metric: EntryMetric, what: string): string {
  const found = experiment.schemes.flatMap((scheme) => {
    const { mean } = scheme.series[metric];
    const [first, last] = [mean.findIndex((value) => value !== null), mean.findLastIndex((value) => value !== null)];
    return hasValues(mean) ? [{ scheme, first, last }] : [];
  });
  if (found.length === 0) return "";
  const [first, last] = [Math.min(...found.map((each) => each.first)), Math.max(...found.map((each) => each.last))];
  const claims = found.map(({ scheme, ...ends }) => {
    const say = (index: number) => `$${formatReturn(scheme.series[metric].mean[index]!)}`;
    const early = ends.first === first ? say(first) : "nothing known";
    const late = ends.last === last ? say(last) : "nothing known";
    return `${first === last ? early : `${early} and ${late}`}${under(experiment, scheme)}`;
  });
  const month = (index: number) => formatMonth(experiment.months[index]!);
  const who = first === last ? month(first) : `${month(first)}, and one put in ${month(last)},`;
  return `A dollar of ${what} put in ${who} brought back within ${ENTRY_HORIZON_MONTHS} months ${joinWords(claims)}`;
}

function formatReturn(value: number): string {
  return formatNumber(value, Math.max(2, choosePlaces(value, 2)));
}
