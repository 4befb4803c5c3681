import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { say } from "../work-words.ts";
import { addRuns, describeBand, drawSchemeLines, hasValues, makeLine } from "./band-lines.ts";
import type { Figure } from "./figure.ts";
import { makeLinesPanels } from "./panels.ts";
import { sayChange, sayEnds } from "./takeaway.ts";

const noWork = "no work is paid for, and a unit of work has no cost";
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
      takeaway: sayChange(
        experiment,
        "hashprice_usd_per_ph_day",
        say(experiment, "a day of one petahash per second earned"),
        say(experiment, "USD/PH/day"),
      ),
      whyMissing: say(experiment, "no work is paid for, and hashing has no price"),
    }),
    drawSchemeLines({
      experiment,
      metric: "cost_usd_per_coin",
      scale: "log",
      takeaway: sayEnds(experiment, "cost_usd_per_coin", "running cost ended at", say(experiment, "USD/BTC")),
      whyMissing: "nobody ran anything",
    }),
  ];
}

function drawCostOfWork(experiment: Experiment): Figure {
  const listLines = (scheme: SchemeResult) =>
    costs.flatMap(({ metric, label, hue }, index) =>
      hasValues(scheme.series[metric].mean)
        ? [
            addRuns(
              experiment,
              makeLine(label, hue, index, scheme.series[metric], experiment.replications),
              scheme.runs.map(({ series }) => series[metric]),
            ),
          ]
        : [],
    );
  const { panels, note } = makeLinesPanels(experiment, listLines, noWork);
  const text = {
    id: "cost-of-work",
    subtitle: `USD per ${say(experiment, "exahash (1e18 hashes)")}, logarithmic scale. Cost is electricity plus straight-line wear of the devices owned.${describeBand(experiment)}`,
    note,
  };
  if (panels.length === 0) return { ...text, kind: "empty", takeaway: "Work has no cost here" };
  const unit = say(experiment, "USD/EH");
  const change = sayChange(experiment, "cost_usd_per_eh", say(experiment, "the cost of an exahash went"), unit);
  const takeaway =
    change === "" ? say(experiment, "What an exahash costs and earns") : change.replaceAll(say(experiment, "/EH"), "");
  return { ...text, kind: "lines", takeaway, months: experiment.months, unit, scale: "log", panels };
}
