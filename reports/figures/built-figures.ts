import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { capitalise, formatName } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { formatQuantity } from "../number-format.ts";
import { describeBand, drawSchemeLines, hasValues, makeLine } from "./band-lines.ts";
import type { Figure, Hue, Layer, StackPanel } from "./figure.ts";
import { sayChange, sayEnds, under } from "./takeaway.ts";

const deviceClasses = [
  { metric: "cpu_share", label: "CPU", hue: "grey" },
  { metric: "gpu_share", label: "GPU", hue: "green" },
  { metric: "fpga_share", label: "FPGA", hue: "purple" },
  { metric: "asic_share", label: "ASIC", hue: "orange" },
] as const satisfies readonly { metric: SeriesMetricName; label: string; hue: Hue }[];

const noWork = "no hashing hardware was switched on";

/** What gets built: kinds of device, hashrate, power, efficiency, and the money spent on it. */
export function drawBuiltFigures(experiment: Experiment): Figure[] {
  return [
    drawDeviceClasses(experiment),
    drawSchemeLines({
      experiment,
      metric: "hashrate_hs",
      scale: "log",
      takeaway: sayChange(experiment, "hashrate_hs", "hashrate was", "H/s"),
      whyMissing: noWork,
    }),
    drawSchemeLines({
      experiment,
      metric: "power_gw",
      scale: "log",
      takeaway: sayEnds(experiment, "power_gw", "power ended at", "GW"),
      whyMissing: "no power was drawn",
    }),
    drawSchemeLines({
      experiment,
      metric: "efficiency_j_per_th",
      scale: "log",
      takeaway: sayChange(experiment, "efficiency_j_per_th", "the fleet took", "J/TH"),
      whyMissing: noWork,
    }),
    drawSpending(experiment),
  ];
}

function drawDeviceClasses(experiment: Experiment): Figure {
  const panels = experiment.schemes.map((scheme): StackPanel => {
    const layers = deviceClasses.flatMap(({ metric, label, hue }): Layer[] => {
      const values = scheme.series[metric].mean;
      return hasValues(values) ? [{ label, hue, values }] : [];
    });
    const reason = layers.length > 0 ? "" : `${capitalise(noWork)}: the rule does not pay for work.`;
    return { title: formatName(scheme.name), layers, emptyReason: reason };
  });
  return {
    kind: "stack",
    id: "device-classes",
    takeaway: experiment.schemes.map((scheme) => sayTakeover(experiment, scheme)).join("; "),
    subtitle: "Hashrate by kind of device, as a share of the hashrate switched on. Mean over replications.",
    note: "",
    months: experiment.months,
    panels,
  };
}

/** The month from which on one kind of device did more than half of the hashing. */
function sayTakeover(experiment: Experiment, scheme: SchemeResult): string {
  const ends = deviceClasses.map(({ metric, label }) => {
    const { mean } = scheme.series[metric];
    const lastMinority = mean.findLastIndex((value) => (value ?? 0) <= 0.5);
    return { label, since: experiment.months[lastMinority + 1], last: mean.at(-1) ?? 0, always: lastMinority < 0 };
  });
  const leader = ends.find(({ last }) => last > 0.5);
  const where = under(experiment, scheme);
  if (leader?.since === undefined) {
    return scheme.series.hashrate_hs.mean.every((value) => value === null || value === 0)
      ? `No hashing${where}`
      : `No kind of device does half of the hashing at the end${where}`;
  }
  const since = leader.always ? "throughout" : `from ${formatMonth(leader.since)} on`;
  return `${leader.label}s do most hashing ${since}${where}`;
}

function drawSpending(experiment: Experiment): Figure {
  const kinds = [
    { metric: "hardware_spend_usd", label: "hardware", hue: "orange" },
    { metric: "stake_spend_usd", label: "stake", hue: "sky" },
  ] as const;
  const panels = experiment.schemes.map((scheme) => {
    const lines = kinds.flatMap(({ metric, label, hue }, index) =>
      hasValues(scheme.series[metric].mean)
        ? [makeLine(label, hue, index, scheme.series[metric], experiment.replications)]
        : [],
    );
    return { title: formatName(scheme.name), lines, emptyReason: lines.length > 0 ? "" : "Miners bought nothing." };
  });
  const claims = experiment.schemes.flatMap((scheme) => {
    const [hardware, stake] = [scheme.summary["hardware_usd_total"], scheme.summary["stake_usd_total"]];
    const parts = [
      hardware && hardware.mean > 0 ? `${formatQuantity(hardware.mean, "USD")} for hardware` : "",
      stake && stake.mean > 0 ? `${formatQuantity(stake.mean, "USD")} for stake` : "",
    ].filter((part) => part !== "");
    return parts.length === 0 ? [] : [`${parts.join(" and ")}${under(experiment, scheme)}`];
  });
  return {
    kind: "lines",
    id: "spending",
    takeaway: claims.length === 0 ? "Miners bought nothing" : `Miners paid ${claims.join("; ")}`,
    subtitle: `Money spent by miners in the month, in USD, logarithmic scale. Months without a purchase are left blank.${describeBand(experiment)}`,
    note: "",
    months: experiment.months,
    unit: "USD",
    scale: "log",
    panels,
  };
}
