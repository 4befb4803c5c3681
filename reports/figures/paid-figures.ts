import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { capitalise, formatName, joinWords } from "../display-name.ts";
import { formatQuantity, formatSigned } from "../number-format.ts";
import { describeBand, hasValues, makeLine } from "./band-lines.ts";
import type { Figure, Hue, Layer, StackPanel } from "./figure.ts";
import { getGroupHue } from "./hues.ts";
import { under } from "./takeaway.ts";

const roles = [
  { metric: "workers_share", label: "work", hue: "orange" },
  { metric: "stakers_share", label: "stake", hue: "sky" },
  { metric: "validators_share", label: "validators", hue: "purple" },
  { metric: "owners_share", label: "owners", hue: "yellow" },
  { metric: "treasury_share", label: "treasury", hue: "green" },
  { metric: "burned_share", label: "burned", hue: "grey" },
] as const satisfies readonly { metric: SeriesMetricName; label: string; hue: Hue }[];

/** Who gets paid, for what: by role, by group, and what is left as profit. */
export function drawPaidFigures(experiment: Experiment): Figure[] {
  return [drawPayByRole(experiment), drawPayByGroup(experiment), drawProfitByGroup(experiment)];
}

function drawPayByRole(experiment: Experiment): Figure {
  const panels = experiment.schemes.map((scheme): StackPanel => {
    const layers = roles.flatMap(({ metric, label, hue }): Layer[] => {
      const values = scheme.series[metric].mean;
      return hasValues(values) ? [{ label, hue, values }] : [];
    });
    return { title: formatName(scheme.name), layers, emptyReason: layers.length > 0 ? "" : "Nothing was paid." };
  });
  const claims = experiment.schemes.map((scheme) => {
    const shares = roles.map(({ metric, label }) => ({ label, share: takeMean(scheme.series[metric].mean) }));
    const most = shares.reduce((a, b) => ((b.share ?? 0) > (a.share ?? 0) ? b : a));
    return `${formatName(scheme.name)} paid ${formatQuantity(most.share, "share")} ${most.label === "work" || most.label === "stake" ? "for" : "to"} ${most.label}`;
  });
  return {
    kind: "stack",
    id: "pay-by-role",
    takeaway: capitalise(claims.join("; ")),
    subtitle: "Issuance and fees of each month by what they reward, as a share of all. Mean over replications.",
    note: "",
    months: experiment.months,
    panels,
  };
}

function drawPayByGroup(experiment: Experiment): Figure {
  const panels = experiment.schemes.map((scheme): StackPanel => {
    const layers = scheme.groups.flatMap(({ name, series }, index): Layer[] =>
      hasValues(series.pay_share.mean)
        ? [{ label: formatName(name), hue: getGroupHue(index), values: series.pay_share.mean }]
        : [],
    );
    return { title: formatName(scheme.name), layers, emptyReason: layers.length > 0 ? "" : "No group was paid." };
  });
  const claims = experiment.schemes.flatMap((scheme) => sayLargest(experiment, scheme));
  return {
    kind: "stack",
    id: "pay-by-group",
    takeaway: claims.length === 0 ? "No group was paid" : `Most pay in the last month: ${claims.join("; ")}`,
    subtitle: `${seriesMetrics.revenue_usd.title} by who earned it, as a share of all. ${seriesMetrics.revenue_usd.definition} Mean over replications.`,
    note: "",
    months: experiment.months,
    panels,
  };
}

function sayLargest(experiment: Experiment, scheme: SchemeResult): string[] {
  const ends = scheme.groups.map(({ name, series }) => ({
    name,
    last: series.pay_share.mean.findLast((value) => value !== null) ?? 0,
  }));
  const most = ends.reduce((a, b) => (b.last > a.last ? b : a), { name: "", last: 0 });
  if (most.last === 0) return [];
  return [`${formatName(most.name)} with ${formatQuantity(most.last, "share")}${under(experiment, scheme)}`];
}

function drawProfitByGroup(experiment: Experiment): Figure {
  const panels = experiment.schemes.map((scheme) => {
    const lines = scheme.groups.flatMap(({ name, series }, index) =>
      hasValues(series.profit_usd.mean)
        ? [makeLine(formatName(name), getGroupHue(index), index, series.profit_usd, experiment.replications)]
        : [],
    );
    return { title: formatName(scheme.name), lines, emptyReason: lines.length > 0 ? "" : "No group earned or spent." };
  });
  const claims = experiment.schemes.flatMap((scheme) => {
    const ends = scheme.groups.flatMap(({ name, series }) => {
      const last = series.profit_usd.mean.findLast((value) => value !== null);
      return last == null || last === 0 ? [] : [`${formatName(name)} ${formatSigned(last, "USD")}`];
    });
    return ends.length === 0 ? [] : [`${joinWords(ends)}${under(experiment, scheme)}`];
  });
  return {
    kind: "lines",
    id: "profit-by-group",
    takeaway: claims.length === 0 ? "No group made a profit or a loss" : `Profit at the end: ${claims.join("; ")}`,
    subtitle: `Profit so far in USD. Rewards at the price of their month, less electricity and hardware paid, since the start.${describeBand(experiment)}`,
    note: "",
    months: experiment.months,
    unit: "USD",
    scale: "linear",
    panels,
  };
}

function takeMean(values: readonly (number | null)[]): number | null {
  const found = values.filter((value) => value !== null);
  return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0) / found.length;
}
