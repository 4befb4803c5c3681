import type { Estimate, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { findCoin } from "../../scenarios/experiments/find-coin.ts";
import { computeChange, type WhatIfRuns } from "../../scenarios/what-if/run-what-if.ts";
import type { LiveWhatIf } from "../../scenarios/what-if/what-if.ts";
import { type CreditSummaryName, creditSummaryMetrics } from "../../sim/metrics/credit-metrics.ts";
import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { type SummaryMetricName, summaryMetrics } from "../../sim/metrics/summary-metrics.ts";
import { describeMetric, getWorkKind, sayInWork, type WorkKind } from "../../sim/work-kind.ts";
import { formatName } from "../display-name.ts";
import { hasValues, makeLine } from "../figures/band-lines.ts";
import type { Figure } from "../figures/figure.ts";
import { getSchemeHue } from "../figures/hues.ts";
import { creditHeadline, headlineMetrics } from "../headline-metrics.ts";
import { formatQuantity, formatSigned, getDifferenceUnit, getDisplayUnit } from "../number-format.ts";
import type { MeasureChange, MeasureRow } from "./what-if-message.ts";

type Name = SummaryMetricName | CreditSummaryName;

const described = { ...summaryMetrics, ...creditSummaryMetrics };

/** Months of each measure of a summary, where it has any; those of money and rates over decades on a log axis. */
const series: Readonly<Partial<Record<Name, readonly [SeriesMetricName, "linear" | "log"]>>> = {
  cost_usd_per_eh_last_year: ["cost_usd_per_eh", "log"],
  hashrate_hs_last_year: ["hashrate_hs", "log"],
  power_gw_last_year: ["power_gw", "linear"],
  efficiency_j_per_th_last_year: ["efficiency_j_per_th", "log"],
  asic_share_last_year: ["asic_share", "linear"],
  workers_share_total: ["workers_share", "linear"],
  stakers_share_total: ["stakers_share", "linear"],
  cost_usd_per_coin_last_year: ["cost_usd_per_coin", "log"],
  gini_pay_last_year: ["gini_pay", "linear"],
  nakamoto_pay_last_year: ["nakamoto_pay", "linear"],
};

/** The runs before and after a change of inputs, and the words for them. */
interface Pair {
  readonly before: WhatIfRuns;
  readonly after: WhatIfRuns;
  readonly work: WorkKind;
  readonly replications: number;
}

/** What a change of inputs did to each main measure, cost of work first; measures that exist nowhere are left out. */
export function listMeasureRows(whatIf: LiveWhatIf, before: WhatIfRuns, after: WhatIfRuns): MeasureRow[] {
  const { scenario } = whatIf;
  const work = getWorkKind(scenario.work.kernel, findCoin(scenario));
  const pair = { before, after, work, replications: after.schemes[0]?.runs.length ?? 0 };
  const cost = "cost_usd_per_eh_last_year";
  const ordered = [...headlineMetrics].sort((a, b) => Number(b.name === cost) - Number(a.name === cost));
  return [...ordered, ...creditHeadline]
    .filter(({ name }) => [...before.schemes, ...after.schemes].some(({ summary }) => (summary[name]?.mean ?? 0) !== 0))
    .map(({ name, title }) => ({
      name,
      title: sayInWork(title, work),
      schemes: after.schemes
        .map((scheme, index) => describeChange(pair, scheme, index, name))
        .filter(({ beforeEstimate, afterEstimate }) => beforeEstimate !== null || afterEstimate !== null),
      figure: drawBesides(pair, name, sayInWork(title, work)),
    }));
}

function describeChange({ before, work }: Pair, scheme: SchemeResult, index: number, name: Name): MeasureChange {
  const unit = getDisplayUnit(name, describeMetric(described[name], work));
  const earlier = before.schemes[index]!;
  const [then, now] = [earlier.summary[name] ?? null, scheme.summary[name] ?? null];
  const change = computeChange(earlier, scheme, name);
  return {
    scheme: formatName(scheme.name),
    hue: getSchemeHue(index),
    before: formatQuantity(then?.mean ?? null, unit),
    after: formatQuantity(now?.mean ?? null, unit),
    change: change === null ? "" : formatSigned(change.mean, getDifferenceUnit(unit)),
    interval: change === null ? "" : sayInterval(change, getDifferenceUnit(unit)),
    isClear: change === null || change.n < 2 ? null : change.low > 0 || change.high < 0,
    direction: change === null ? "unknown" : sayDirection(change.mean),
    beforeEstimate: then,
    afterEstimate: now,
  };
}

function sayInterval(change: Estimate, unit: string): string {
  return change.n < 2 ? "" : `\u00b1${formatQuantity((change.high - change.low) / 2, unit)}`;
}

function sayDirection(change: number): MeasureChange["direction"] {
  if (change === 0) return "same";
  return change > 0 ? "up" : "down";
}

/** The report's line, dashed, beside the line under the changed inputs, a panel a scheme. */
function drawBesides({ before, after, work, replications }: Pair, name: Name, title: string): Figure | null {
  const found = series[name];
  if (found === undefined) return null;
  const [metric, scale] = found;
  const shown = describeMetric(seriesMetrics[metric], work);
  const unit = getDisplayUnit(metric, shown);
  const panels = after.schemes.flatMap((scheme, index) => {
    const earlier = before.schemes[index]!;
    const lines = [
      ...(hasValues(earlier.series[metric].mean) ? [makeLine("report", "grey", 1, earlier.series[metric], 1)] : []),
      ...(hasValues(scheme.series[metric].mean)
        ? [makeLine("what if", getSchemeHue(index), 0, scheme.series[metric], replications)]
        : []),
    ];
    return lines.length === 0 ? [] : [{ title: after.schemes.length < 2 ? "" : formatName(scheme.name), lines }];
  });
  const text = {
    id: "what-if-figure",
    takeaway: `${title}, month by month`,
    subtitle: `${shown.definition} In ${unit === "share" ? "percent" : unit}${scale === "log" ? ", logarithmic scale" : ""}. Dashed: the report's inputs; solid: yours.`,
    note: "",
  };
  if (panels.length === 0) return null;
  return { ...text, kind: "lines", months: after.months, unit, scale, panels };
}
