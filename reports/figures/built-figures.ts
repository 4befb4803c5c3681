import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { isSome } from "../answer/quotation.ts";
import { joinWords } from "../display-name.ts";
import { formatMonth } from "../month-format.ts";
import { formatQuantity } from "../number-format.ts";
import { say } from "../work-words.ts";
import { drawSchemeLines, hasValues } from "./band-lines.ts";
import type { Figure, Hue, Layer, Line } from "./figure.ts";
import { makeLinesPanels, makeStack } from "./panels.ts";
import { sayByScheme, sayChange, sayEnds, under } from "./takeaway.ts";

const deviceClasses = [
  { metric: "cpu_share", label: "CPU", hue: "grey" },
  { metric: "gpu_share", label: "GPU", hue: "green" },
  { metric: "fpga_share", label: "FPGA", hue: "purple" },
  { metric: "asic_share", label: "ASIC", hue: "orange" },
] as const satisfies readonly { metric: SeriesMetricName; label: string; hue: Hue }[];

const purchases = [
  { metric: "hardware_spend_usd", label: "hardware", hue: "orange" },
  { metric: "stake_spend_usd", label: "stake", hue: "sky" },
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
      takeaway: sayChange(experiment, "hashrate_hs", say(experiment, "hashrate went"), say(experiment, "H/s")),
      whyMissing: say(experiment, noWork),
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
      takeaway: sayChange(
        experiment,
        "efficiency_j_per_th",
        say(experiment, "the energy of a terahash went"),
        say(experiment, "J/TH"),
      ),
      whyMissing: say(experiment, noWork),
    }),
    drawSpending(experiment),
  ];
}

function drawDeviceClasses(experiment: Experiment): Figure {
  const listLayers = (scheme: SchemeResult) =>
    deviceClasses.flatMap(({ metric, label, hue }): Layer[] => {
      const values = scheme.series[metric].mean;
      return hasValues(values) ? [{ label, hue, values }] : [];
    });
  const text = {
    id: "device-classes",
    takeaway: sayByScheme(experiment, (scheme) => sayTakeover(experiment, scheme)),
    subtitle: say(
      experiment,
      "Hashrate by kind of device, as a share of the hashrate switched on. Mean over replications.",
    ),
  };
  return makeStack(experiment, text, listLayers, `${say(experiment, noWork)}: the rule does not pay for work`);
}

/** The month from which on one kind of device did more than half of the hashing. */
function sayTakeover(experiment: Experiment, scheme: SchemeResult): string {
  const ends = deviceClasses.map(({ metric, label }) => {
    const { mean } = scheme.series[metric];
    const lastMinority = mean.findLastIndex((value) => (value ?? 0) <= 0.5);
    return { label, since: experiment.months[lastMinority + 1], last: mean.at(-1) ?? 0, always: lastMinority < 0 };
  });
  const leader = ends.find(({ last }) => last > 0.5);
  if (leader?.since === undefined) {
    return scheme.series.hashrate_hs.mean.every((value) => value === null || value === 0)
      ? say(experiment, "no hashing")
      : say(experiment, "no kind of device does half of the hashing at the end");
  }
  const since = leader.always ? "throughout" : `from ${formatMonth(leader.since)} on`;
  return `${leader.label}s do most ${say(experiment, "hashing")} ${since}`;
}

function drawSpending(experiment: Experiment): Figure {
  const listLines = (scheme: SchemeResult) =>
    purchases.flatMap(({ metric, label, hue }, index): Line[] => {
      const values = sumUp(scheme.series[metric].mean);
      return hasValues(values) ? [{ label, hue, dash: index, values, low: null, high: null }] : [];
    });
  const { panels, note } = makeLinesPanels(experiment, listLines, "miners bought nothing");
  const claims = experiment.schemes.flatMap((scheme) => saySpent(experiment, scheme));
  const text = {
    id: "spending",
    takeaway: claims.length === 0 ? "Miners bought nothing" : `Miners paid ${claims.join("; ")}`,
    subtitle:
      "Money spent by miners since the start, in USD, logarithmic scale. Sum of the monthly means over replications.",
    note,
  };
  if (panels.length === 0) return { ...text, kind: "empty" };
  return { ...text, kind: "lines", months: experiment.months, unit: "USD", scale: "log", panels };
}

function saySpent(experiment: Experiment, scheme: SchemeResult): string[] {
  const [hardware, stake] = [scheme.summary["hardware_usd_total"], scheme.summary["stake_usd_total"]];
  const parts = [
    isSome(hardware) ? `${formatQuantity(hardware.mean, "USD")} for hardware` : "",
    isSome(stake) ? `${formatQuantity(stake.mean, "USD")} for stake` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [`${joinWords(parts)}${under(experiment, scheme)}`];
}

function sumUp(values: readonly (number | null)[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value ?? 0;
    return sum;
  });
}
