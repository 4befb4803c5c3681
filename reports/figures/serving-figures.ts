import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { type ServingMetricName, servingMetrics } from "../../sim/metrics/serving-metrics.ts";
import { capitalise, formatName, joinWords } from "../display-name.ts";
import { formatQuantity, getDisplayUnit } from "../number-format.ts";
import { describeBand, hasValues, makeLine } from "./band-lines.ts";
import type { Figure, Hue, Line } from "./figure.ts";
import { getSchemeHue } from "./hues.ts";
import { makeLinesPanels } from "./panels.ts";
import { findEnds, sayByScheme, under } from "./takeaway.ts";

const savings = [
  { metric: "saving_software", label: "software", hue: "sky" },
  { metric: "saving_specialisation", label: "specialisation", hue: "orange" },
  { metric: "saving_node", label: "nodes and memory", hue: "purple" },
  { metric: "saving_margin", label: "makers' margin", hue: "vermillion" },
  { metric: "saving_profit", label: "profit of who serves", hue: "green" },
  { metric: "saving_scale", label: "use and electricity", hue: "grey" },
] as const satisfies readonly { metric: ServingMetricName; label: string; hue: Hue }[];

const machines = [
  { metric: "network_h100e", label: "network", hue: "blue" },
  { metric: "cloud_h100e", label: "clouds", hue: "grey" },
] as const satisfies readonly { metric: ServingMetricName; label: string; hue: Hue }[];

const power = [
  { metric: "network_gw", label: "network", hue: "blue" },
  { metric: "cloud_gw", label: "clouds", hue: "grey" },
] as const satisfies readonly { metric: ServingMetricName; label: string; hue: Hue }[];

const costs = [
  { metric: "token_price_usd_per_mtok", label: "price", hue: "blue" },
  { metric: "token_cost_usd_per_mtok", label: "cost", hue: "vermillion" },
] as const satisfies readonly { metric: ServingMetricName; label: string; hue: Hue }[];

/** What customers pay, what it costs, who serves, and what each saving came from; none where no customers buy. */
export function drawServingFigures(experiment: Experiment): Figure[] {
  if (experiment.schemes.every(({ serving }) => serving === undefined)) return [];
  return [
    drawTogether(experiment, { id: "token-price", parts: costs, unit: "USD/Mtok", takeaway: sayPrices(experiment) }),
    drawTogether(experiment, { id: "token-savings", parts: savings, unit: "factor", takeaway: saySavings(experiment) }),
    drawSchemes(experiment, "token_energy_j", sayEnds(experiment, "token_energy_j", "the energy of a token went")),
    drawTogether(experiment, {
      id: "serving-machines",
      parts: machines,
      unit: "H100e",
      takeaway: sayEnds(experiment, "network_h100e", "the network's machines went"),
    }),
    drawTogether(experiment, {
      id: "serving-power",
      parts: power,
      unit: "GW",
      takeaway: sayEnds(experiment, "network_gw", "the network's power went"),
    }),
    drawSchemes(experiment, "machine_margin", sayEnds(experiment, "machine_margin", "makers' margin over cost went")),
  ];
}

interface Together {
  readonly id: string;
  readonly parts: readonly { readonly metric: ServingMetricName; readonly label: string; readonly hue: Hue }[];
  readonly unit: string;
  readonly takeaway: string;
}

/** Several metrics of one unit, a panel a scheme. */
function drawTogether(experiment: Experiment, { id, parts, unit, takeaway }: Together): Figure {
  const listLines = ({ serving }: SchemeResult): Line[] =>
    parts.flatMap(({ metric, label, hue }, index) =>
      serving === undefined || !hasValues(serving[metric].mean)
        ? []
        : [makeLine(label, hue, index, serving[metric], experiment.replications)],
    );
  const { panels, note } = makeLinesPanels(experiment, listLines, "nobody was served");
  const definitions = parts.map(({ metric, label }) => `${capitalise(label)}: ${servingMetrics[metric].definition}`);
  const named = unit === "factor" ? "times cheaper since the first month" : `in ${unit}`;
  const text = {
    id,
    subtitle: `${capitalise(named)}, logarithmic scale. ${definitions.join(" ")}${describeBand(experiment)}`,
    note,
  };
  if (panels.length === 0) return { ...text, kind: "empty", takeaway: "Nobody was served" };
  return { ...text, kind: "lines", takeaway, months: experiment.months, unit, scale: "log", panels };
}

/** One metric, a line a scheme. */
function drawSchemes(experiment: Experiment, metric: ServingMetricName, takeaway: string): Figure {
  const described = servingMetrics[metric];
  const unit = getDisplayUnit(metric, described);
  const lines = experiment.schemes.flatMap(({ name, serving }, index) =>
    serving === undefined || !hasValues(serving[metric].mean)
      ? []
      : [makeLine(formatName(name), getSchemeHue(index), index, serving[metric], experiment.replications)],
  );
  const text = {
    id: metric.replaceAll("_", "-"),
    subtitle: `${described.title}${unit === "1" ? "" : ` in ${unit}`}, logarithmic scale. ${described.definition}${describeBand(experiment)}`,
    note: "",
  };
  if (lines.length === 0) return { ...text, kind: "empty", takeaway: `${described.title}: nothing to draw` };
  return {
    ...text,
    kind: "lines",
    takeaway,
    months: experiment.months,
    unit,
    scale: "log",
    panels: [{ title: "", lines }],
  };
}

function sayEnds(experiment: Experiment, metric: ServingMetricName, subject: string): string {
  const unit = getDisplayUnit(metric, servingMetrics[metric]);
  const clauses = experiment.schemes.flatMap((scheme) => {
    const ends = scheme.serving === undefined ? null : findEnds(scheme.serving[metric]);
    if (ends === null || (ends.first === 0 && ends.last === 0)) return [];
    return [
      `from ${formatQuantity(ends.first, unit)} to ${formatQuantity(ends.last, unit)}${under(experiment, scheme)}`,
    ];
  });
  return clauses.length === 0 ? capitalise(`${subject} nowhere`) : capitalise(`${subject} ${joinWords(clauses)}`);
}

function sayPrices(experiment: Experiment): string {
  return sayEnds(experiment, "token_price_usd_per_mtok", "a million tokens of one quality went");
}

/** The largest sources of the fall of the price. */
function saySavings(experiment: Experiment): string {
  return sayByScheme(experiment, ({ serving }) => {
    const found = savings.flatMap(({ metric, label }) => {
      const last = serving === undefined ? undefined : findEnds(serving[metric])?.last;
      return last === undefined ? [] : [{ label, last }];
    });
    const [first, second] = found.sort((one, other) => other.last - one.last);
    if (first === undefined || second === undefined) return "nobody was served";
    const times = ({ label, last }: typeof first) => `${label} ${formatQuantity(last, "factor")}`;
    return `${times(first)} and ${times(second)} made a token cheaper most`;
  });
}
