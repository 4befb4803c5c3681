import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { formatName, stripControls } from "../display-name.ts";
import type { Figure } from "./figure.ts";

/** A chart over time with what the scenario sets to happen on the way; any other figure as it is. */
export function addEvents({ turns = [], schemes }: Experiment, figure: Figure): Figure {
  if (turns.length === 0 || (figure.kind !== "lines" && figure.kind !== "stack")) return figure;
  const events = turns.map(({ date, scheme, label }) => ({
    month: date,
    label: stripControls(scheme === null || schemes.length < 2 ? label : `${formatName(scheme)}: ${label}`),
  }));
  return { ...figure, events };
}
