import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { formatName } from "../display-name.ts";
import { describeBand, drawSchemeLines, hasValues, makeLine } from "./band-lines.ts";
import type { Figure } from "./figure.ts";
import { sayChange, sayEnds } from "./takeaway.ts";

const noWork = "no work is paid for, so a unit of work has no cost";
const costs = [
  { metric: "reward_usd_per_eh", label: "paid by the network", hue: "blue" },
  { metric: "cost_usd_per_eh", label: "cost", hue: "vermillion" },
  { metric: "electricity_usd_per_eh", label: "of it electricity", hue: "grey" },
] as const;

/** What work costs: an exahash, a petahash-day of hashing, and a coin. */
export function drawCostFigures(experiment: Experiment): Figure[] {
  return [
    drawCostOfWork(experiment),
    drawSchemeLines({
      experiment,
      metric: "hashprice_usd_per_ph_day",
      scale: "log",
      takeaway: sayChange(experiment, "hashprice_usd_per_ph_day", "a petahash per second earned", "USD/PH/day"),
      whyMissing: "no work is paid for, so hashing has no price",
    }),
    drawSchemeLines({
      experiment,
      metric: "cost_usd_per_coin",
      scale: "log",
      takeaway: sayEnds(experiment, "cost_usd_per_coin", "running cost ended at", "USD/BTC"),
      whyMissing: "nobody ran anything",
    }),
  ];
}

function drawCostOfWork(experiment: Experiment): Figure {
  const panels = experiment.schemes.map((scheme) => {
    const lines = costs.flatMap(({ metric, label, hue }, index) =>
      hasValues(scheme.series[metric].mean)
        ? [makeLine(label, hue, index, scheme.series[metric], experiment.replications)]
        : [],
    );
    const reason =
      lines.length > 0 ? "" : `No work is paid for under ${formatName(scheme.name)}, so a unit of work has no cost.`;
    return { title: formatName(scheme.name), lines, emptyReason: reason };
  });
  const text = {
    id: "cost-of-work",
    subtitle: `USD per exahash (1e18 hashes), logarithmic scale. Cost is electricity plus straight-line wear of the devices owned.${describeBand(experiment)}`,
    note: "",
  };
  const takeaway = sayChange(experiment, "cost_usd_per_eh", "an exahash cost", "USD/EH").replaceAll("/EH", "");
  if (takeaway === "") return { ...text, kind: "empty", takeaway: "Work has no cost here", note: `${noWork}.` };
  return { ...text, kind: "lines", takeaway, months: experiment.months, unit: "USD/EH", scale: "log", panels };
}
