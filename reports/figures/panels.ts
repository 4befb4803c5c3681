import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { capitalise, formatName, joinWords } from "../display-name.ts";
import type { Layer, Line, LinesPanel, StackPanel } from "./figure.ts";

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

/** A panel a scheme, side by side even where one has nothing to show: then it says why. */
export function makeStackPanels(
  experiment: Experiment,
  listLayers: (scheme: SchemeResult) => Layer[],
  whyEmpty: string,
): StackPanel[] {
  return experiment.schemes.map((scheme) => {
    const layers = listLayers(scheme);
    const emptyReason = layers.length > 0 ? "" : `${capitalise(whyEmpty)}.`;
    return { title: namePanel(experiment, scheme), layers, emptyReason };
  });
}
