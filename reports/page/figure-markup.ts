import { getMarkPath } from "../charts/mark-shape.ts";
import type { Figure, Hue } from "../figures/figure.ts";
import { annotateTerms } from "./annotate-terms.ts";
import type { TermId } from "./glossary.ts";
import { type Markup, markup } from "./markup.ts";

/** A figure's frame: takeaway, subtitle, room for the drawing, tools and source. The script fills the room. */
export function renderFigure(figure: Figure, source: string, seen: Set<TermId>): Markup {
  const note = figure.note === "" ? markup`` : markup`<p class="note">${annotateTerms(figure.note, seen)}</p>`;
  const head = markup`<figcaption>
<h3 id="${figure.id}-title"><bdi>${figure.takeaway}</bdi></h3>
<p class="subtitle">${annotateTerms(figure.subtitle, seen)}</p>
</figcaption>`;
  if (figure.kind === "empty") return markup`<figure class="figure is-empty" id="${figure.id}">${head}${note}</figure>`;
  return markup`<figure class="figure" id="${figure.id}" data-figure="${figure.id}">
${head}
${renderLegend(figure)}
<div class="plot-room"><noscript>This drawing needs JavaScript, which this file carries; nothing is fetched.</noscript></div>
<div class="table-room" hidden></div>
${note}
<div class="figure-foot">
<p class="source">Source: ${source}</p>
<div class="tools">${renderRunsTool(figure)}${renderScaleTool(figure)}<button type="button" data-tool="table" aria-expanded="false">Table<span class="unseen">: ${figure.takeaway}</span></button><button type="button" data-tool="csv">CSV<span class="unseen">: ${figure.takeaway}</span></button><button type="button" data-tool="svg">SVG<span class="unseen">: ${figure.takeaway}</span></button></div>
</div>
</figure>
`;
}

function renderScaleTool(figure: Figure): Markup {
  if (figure.kind !== "lines" || !canChangeScale(figure.panels.flatMap(({ lines }) => lines))) return markup``;
  const pressed = figure.scale === "log" ? "true" : "false";
  return markup`<button type="button" data-tool="scale" aria-pressed="${pressed}">Log scale<span class="unseen">: ${figure.takeaway}</span></button>`;
}

/** Only some replications are in the page: the button says how many. */
function renderRunsTool(figure: Figure): Markup {
  if (figure.kind !== "lines") return markup``;
  const count = Math.max(0, ...figure.panels.flatMap(({ lines }) => lines.map(({ runs = [] }) => runs.length)));
  if (count === 0) return markup``;
  return markup`<button type="button" data-tool="runs" aria-pressed="false">First ${count} replications<span class="unseen">: ${figure.takeaway}</span></button>`;
}

function canChangeScale(lines: readonly { values: readonly (number | null)[] }[]): boolean {
  return lines.every(({ values }) => values.every((value) => value === null || value >= 0));
}

interface LegendEntry {
  readonly label: string;
  readonly hue: Hue;
  readonly dash: number | null;
  /** Index of a mark's shape, for entries of points. */
  readonly mark?: number;
}

function renderLegend(figure: Figure): Markup {
  const entries = listLegend(figure);
  if (entries.length < 2) return markup``;
  const items = entries.map((entry) => markup`<li>${renderSwatch(entry)}<bdi>${entry.label}</bdi></li>`);
  return markup`<ul class="legend">${items}</ul>`;
}

function renderSwatch({ hue, dash, mark }: LegendEntry): Markup {
  if (mark !== undefined) {
    return markup`<svg class="swatch" viewBox="-7 -7 14 14" aria-hidden="true"><path class="mark hue-${hue}" d="${getMarkPath(mark, 90)}"/></svg>`;
  }
  if (dash === null) {
    return markup`<svg class="swatch" viewBox="0 0 14 14" aria-hidden="true"><rect class="layer hue-${hue}" width="14" height="14"/></svg>`;
  }
  return markup`<svg class="swatch swatch-line" viewBox="0 0 30 14" aria-hidden="true"><path class="line hue-${hue} dash-${dash}" d="M1 7H29"/></svg>`;
}

/** Every label once, in the order of drawing. */
function listLegend(figure: Figure): LegendEntry[] {
  const all = listMarks(figure);
  return all.filter((entry, index) => all.findIndex(({ label }) => label === entry.label) === index);
}

function listMarks(figure: Figure): LegendEntry[] {
  switch (figure.kind) {
    case "lines":
      return figure.panels.flatMap(({ lines }) => lines);
    case "stack":
      return figure.panels.flatMap(({ layers }) => layers.map(({ label, hue }) => ({ label, hue, dash: null })));
    case "lorenz":
      return figure.panels.flatMap(({ curves }) => curves);
    case "bars":
      return [
        { label: figure.valueTitle, hue: "blue", dash: null },
        { label: figure.markTitle, hue: "grey", dash: 0 },
      ];
    case "roofline":
      return figure.points.map(({ group, hue, mark }) => ({ label: group, hue, dash: null, mark }));
    case "distribution":
      return [...figure.curves];
    case "ranges":
      return figure.markTitle === ""
        ? []
        : [
            { label: figure.valueTitle, hue: "blue", dash: null, mark: 0 },
            { label: figure.markTitle, hue: "vermillion", dash: null, mark: 3 },
          ];
    case "response":
      return figure.panels.flatMap(({ lines }) => lines);
    case "ranked":
      return [
        { label: figure.valueTitle, hue: "sky", dash: null },
        { label: figure.markTitle, hue: "vermillion", dash: null, mark: 3 },
        ...(figure.bars.some(({ noiseFloor }) => noiseFloor !== null)
          ? [{ label: "from luck alone", hue: "grey", dash: 1 } as const]
          : []),
      ];
    case "tornado":
      return [
        { label: "set low", hue: "sky", dash: null },
        { label: "set high", hue: "orange", dash: null },
      ];
    case "scatter":
      return figure.points.map(({ group, hue, mark }) => ({ label: group, hue, dash: null, mark }));
    case "surface":
    case "parallel":
    case "flows":
    case "dots":
    case "contrasts":
    case "empty":
      return [];
  }
}
