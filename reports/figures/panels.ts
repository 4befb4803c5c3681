import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { capitalise, formatName, joinWords } from "../display-name.ts";
import type { EmptyFigure, FigureText, Layer, Line, LinesPanel, StackFigure, StackPanel } from "./figure.ts";

/** Name of a scheme's panel; nothing where there is one scheme only. */
function namePanel(experiment: Experiment, scheme: SchemeResult): string {
  return experiment.schemes.length < 2 ? "" : formatName(scheme.name);
}

/** A panel a scheme that has lines; the others are named in the note with the reason. */
export function makeLinesPanels(
  experiment: Experiment,
  listLines: (scheme: SchemeResult) => Line[],
  whyEmpty: string,
): { readonly panels: LinesPanel[]; readonly note: string } {
  const found = experiment.schemes.map((scheme) => ({ scheme, lines: listLines(scheme) }));
  const empty = found.filter(({ lines }) => lines.length === 0).map(({ scheme }) => scheme);
  const names = empty.map((scheme) => `under ${formatName(scheme.name)}`);
  const where = experiment.schemes.length < 2 ? "" : ` ${joinWords(names)}`;
  return {
    panels: found.flatMap(({ scheme, lines }) =>
      lines.length === 0 ? [] : [{ title: namePanel(experiment, scheme), lines }],
    ),
    note: empty.length === 0 ? "" : `${capitalise(whyEmpty)}${where}.`,
  };
}

/** Stacked shares, a panel a scheme, side by side even where one has nothing to show: then it says why. */
export function makeStack(
  experiment: Experiment,
  text: Omit<FigureText, "note">,
  listLayers: (scheme: SchemeResult) => Layer[],
  whyEmpty: string,
): StackFigure | EmptyFigure {
  const reason = `${capitalise(whyEmpty)}.`;
  const panels = experiment.schemes.map((scheme): StackPanel => {
    const layers = listLayers(scheme);
    return { title: namePanel(experiment, scheme), layers, emptyReason: layers.length > 0 ? "" : reason };
  });
  if (panels.every(({ layers }) => layers.length === 0)) return { ...text, kind: "empty", note: reason };
  return { ...text, kind: "stack", note: "", months: experiment.months, panels };
}
