import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { getSummaryUnit } from "../answer/quotation.ts";
import { formatName, stripControls } from "../display-name.ts";
import { formatOnCommonScale } from "../estimate-format.ts";
import { getSchemeHue } from "../figures/hues.ts";
import type { MeasureRow } from "../scheme-measures.ts";
import { say } from "../work-words.ts";
import { type Markup, markup } from "./markup.ts";

/** Schemes as columns, measures as rows; where there is no room for columns the page's style turns each row to a list. */
export function renderSchemesTable(experiment: Experiment, rows: readonly MeasureRow[], title: string): Markup {
  if (experiment.schemes.length < 2 || rows.length === 0) return markup``;
  const heads = experiment.schemes.map(
    ({ name }, index) =>
      markup`<th scope="col" role="columnheader" class="number"><span class="chip hue-${getSchemeHue(index)}" aria-hidden="true"></span><bdi>${formatName(name)}</bdi></th>`,
  );
  const note =
    experiment.replications < 2
      ? ""
      : "Means over replications; \u00b1 is half the width of the 95% interval of the mean.";
  return markup`<h3>${title}</h3>
<p class="brackets">${note}</p>
<div class="scroll schemes-scroll" tabindex="0" role="region" aria-label="${title}"><table class="schemes-table" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>${heads}</tr></thead><tbody role="rowgroup">${rows.map((row) => renderRow(experiment, row))}</tbody></table></div>
`;
}

/** A row on one scale, its unit with its title; the interval is told by half its width. */
function renderRow(experiment: Experiment, { name, title }: MeasureRow): Markup {
  const estimates = experiment.schemes.map(({ summary }) => summary[name] ?? null);
  const { unit, cells } = formatOnCommonScale(estimates, getSummaryUnit(experiment, name));
  const numbers = cells.map(({ mean, halfWidth }, index) => {
    const range = halfWidth === "" ? markup`` : markup`<small>${halfWidth}</small>`;
    const scheme = formatName(experiment.schemes[index]!.name);
    return markup`<td role="cell" class="number" data-scheme="${scheme}"><span>${mean}${range}</span></td>`;
  });
  const definition = stripControls(experiment.summaryMetrics[name]?.definition ?? "");
  const head = unit === "" ? say(experiment, title) : `${say(experiment, title)}, ${unit}`;
  return markup`<tr role="row"><th scope="row" role="rowheader">${head}<small>${definition}</small></th>${numbers}</tr>
`;
}
