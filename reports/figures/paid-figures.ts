import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { capitalise, formatName } from "../display-name.ts";
import { formatQuantity } from "../number-format.ts";
import { addRuns, describeBand, hasValues, makeLine } from "./band-lines.ts";
import type { Figure, Hue, Layer } from "./figure.ts";
import { getGroupHue } from "./hues.ts";
import { makeLinesPanels, makeStack } from "./panels.ts";
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
  const listLayers = (scheme: SchemeResult) =>
    roles.flatMap(({ metric, label, hue }): Layer[] => {
      const values = scheme.series[metric].mean;
      return hasValues(values) ? [{ label, hue, values }] : [];
    });
  const text = {
    id: "pay-by-role",
    takeaway: capitalise(experiment.schemes.map(sayMainRole).join("; ")),
    subtitle: "Issuance and fees of each month by what they reward, as a share of all. Mean over replications.",
  };
  if (experiment.schemes.every((scheme) => listLayers(scheme).length === 1)) {
    return { ...text, kind: "empty", note: "The split is the same in every month, so there is no curve to draw." };
  }
  return makeStack(experiment, text, listLayers, "nothing was paid");
}

function sayMainRole(scheme: SchemeResult): string {
  const shares = roles.map(({ metric, label }) => ({ label, share: takeMean(scheme.series[metric].mean) }));
  const most = shares.reduce((a, b) => ((b.share ?? 0) > (a.share ?? 0) ? b : a));
  if ((most.share ?? 0) === 0) return `${formatName(scheme.name)} paid nothing`;
  const purpose = most.label === "work" || most.label === "stake" ? "for" : "to";
  return `${formatName(scheme.name)} paid ${formatQuantity(most.share, "share")} ${purpose} ${most.label}`;
}

function drawPayByGroup(experiment: Experiment): Figure {
  const listLayers = (scheme: SchemeResult) =>
    scheme.groups.flatMap(({ name, series }, index): Layer[] =>
      hasValues(series.pay_share.mean)
        ? [{ label: formatName(name), hue: getGroupHue(index), values: series.pay_share.mean }]
        : [],
    );
  const claims = experiment.schemes.flatMap((scheme) => sayLargest(experiment, scheme));
  const text = {
    id: "pay-by-group",
    takeaway: claims.length === 0 ? "No group was paid" : `Most pay in the last month: ${claims.join("; ")}`,
    subtitle: "Issuance and fees of each month by who earned them, as a share of all. Mean over replications.",
  };
  return makeStack(experiment, text, listLayers, "no group was paid");
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
  const listLines = (scheme: SchemeResult) =>
    scheme.groups.flatMap(({ name, series }, index) =>
      hasValues(series.profit_usd.mean)
        ? [
            addRuns(
              experiment,
              makeLine(formatName(name), getGroupHue(index), index, series.profit_usd, experiment.replications),
              scheme.runs.map(({ groups }) => groups[name]?.profit_usd),
            ),
          ]
        : [],
    );
  const { panels, note } = makeLinesPanels(experiment, listLines, "no group earned or spent");
  const claims = experiment.schemes.flatMap((scheme) => sayMostProfit(experiment, scheme));
  const text = {
    id: "profit-by-group",
    takeaway: claims.length === 0 ? "No group made a profit" : `Most profit: ${claims.join("; ")}`,
    subtitle: `Profit so far in USD. Rewards at the price of their month, less electricity and hardware paid, since the start.${describeBand(experiment)}`,
    note,
  };
  if (panels.length === 0) return { ...text, kind: "empty" };
  return { ...text, kind: "lines", months: experiment.months, unit: "USD", scale: "linear", panels };
}

/** The group that is furthest ahead at the end. */
function sayMostProfit(experiment: Experiment, scheme: SchemeResult): string[] {
  const ends = scheme.groups.flatMap(({ name, series }) => {
    const last = series.profit_usd.mean.findLast((value) => value !== null);
    return last == null ? [] : [{ name, last }];
  });
  const most = ends.reduce((a, b) => (b.last > a.last ? b : a), { name: "", last: 0 });
  if (most.name === "") return [];
  return [`${formatName(most.name)} with ${formatQuantity(most.last, "USD")}${under(experiment, scheme)}`];
}

function takeMean(values: readonly (number | null)[]): number | null {
  const found = values.filter((value) => value !== null);
  return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0) / found.length;
}
