import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { cutToBounds } from "../answer/metric-bounds.ts";
import { getSummaryTitle, getSummaryUnit } from "../answer/quotation.ts";
import { formatName, stripControls } from "../display-name.ts";
import { formatEstimate } from "../estimate-format.ts";
import { type Markup, markup } from "./markup.ts";

/** Every summary metric of every scheme with its interval and definition, folded away. */
export function renderMeasures(experiment: Experiment): Markup {
  const names = Object.keys(experiment.summaryMetrics);
  const rows = names.map((name) => {
    const cells = experiment.schemes.map((scheme) => {
      const shown = cutToBounds(name, scheme.summary[name] ?? null);
      const { mean, interval } = formatEstimate(shown, getSummaryUnit(experiment, name));
      return markup`<td class="number">${mean}${interval === null ? markup`` : markup`<small>${interval}</small>`}</td>`;
    });
    const definition = stripControls(experiment.summaryMetrics[name]?.definition ?? "");
    return markup`<tr><th scope="row"><bdi>${getSummaryTitle(experiment, name)}</bdi><small>${definition}</small></th>${cells}</tr>
`;
  });
  const heads = experiment.schemes.map(
    ({ name }) => markup`<th scope="col" class="number"><bdi>${formatName(name)}</bdi></th>`,
  );
  return markup`<details><summary>All ${names.length} measures, with definitions</summary>
<div class="scroll" tabindex="0" role="region" aria-label="All measures"><table class="measures"><thead><tr><th scope="col">Measure</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
