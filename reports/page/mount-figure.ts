import { select } from "d3";
import { drawFigure } from "../charts/draw-figure.ts";
import { carriesNames } from "../charts/draw-lines.ts";
import type { Drawing } from "../charts/drawing.ts";
import { cutMonths, type MonthRange } from "../figures/cut-months.ts";
import type { Figure } from "../figures/figure.ts";
import { tabulateFigure } from "../figures/tabulate-figure.ts";
import { mountReader, type Reader } from "./chart-reader.ts";
import { renderFigureCsv } from "./figure-csv.ts";
import { DRAWN } from "./figure-drawn.ts";
import { buildFigureTable } from "./figure-table.ts";
import { type Brushes, mountBrushes } from "./mount-brushes.ts";
import { offerDownload } from "./offer-download.ts";
import { renderStandaloneSvg } from "./standalone-svg.ts";

/** A figure that has been drawn. */
export interface MountedFigure {
  /** Draws another in its place, and its table where that is open. */
  show(figure: Figure): void;
  /** Shows these months alone, in drawing, table and CSV; null shows all. */
  cut(range: MonthRange | null): void;
}

/** Draws a figure into its frame, again at each change of width, and wires its tools; null where there is no room. */
export function mountFigure(frame: HTMLElement, given: Figure, experimentName: string): MountedFigure | null {
  const room = frame.querySelector<HTMLElement>(".plot-room");
  if (room === null) return null;
  let figure = given;
  let range: MonthRange | null = null;
  const getShown = () => cutMonths(figure, range);
  let drawnWidth = 0;
  room.replaceChildren();
  const reader = mountReader(room, `${figure.takeaway}. Arrow keys read the values.`);
  let brushes: Brushes | null = null;
  const redraw = () => {
    drawnWidth = Math.floor(room.clientWidth);
    const drawing = drawnWidth > 0 ? draw(frame, reader, getShown(), drawnWidth) : null;
    if (drawing !== null) brushes?.show(drawing);
    frame.dispatchEvent(new Event(DRAWN, { bubbles: true }));
  };
  if (figure.kind === "parallel") {
    brushes = mountBrushes(frame, figure, (brushed) => {
      figure = brushed;
      redraw();
      refreshTable(frame, figure);
    });
  }
  redraw();
  new ResizeObserver(() => {
    if (Math.floor(room.clientWidth) !== drawnWidth) redraw();
  }).observe(room);

  const fileName = `${experimentName}-${figure.id}`.replace(/[^\p{L}\p{N}-]+/gu, "-");
  onTool(frame, "csv", () => {
    offerDownload(`${fileName}.csv`, "text/csv", renderFigureCsv(tabulateFigure(getShown())));
  });
  onTool(frame, "svg", () => {
    offerDownload(`${fileName}.svg`, "image/svg+xml", renderStandaloneSvg(reader.svg, frame));
  });
  onTool(frame, "table", (button) => {
    toggleTable(frame, button, getShown());
  });
  onTool(frame, "runs", (button) => {
    figure = toggleRuns(figure);
    button.setAttribute("aria-pressed", String(figure.kind === "lines" && figure.showsRuns === true));
    redraw();
    refreshTable(frame, getShown());
  });
  onTool(frame, "scale", (button) => {
    figure = changeScale(figure);
    button.setAttribute("aria-pressed", String(figure.kind === "lines" && figure.scale === "log"));
    redraw();
  });
  return {
    show: (next) => {
      figure = next;
      const table = frame.querySelector<HTMLElement>(".table-room");
      table?.replaceChildren();
      if (table?.hidden === false) table.append(buildFigureTable(tabulateFigure(getShown()), figure.takeaway));
      redraw();
    },
    cut: (next) => {
      range = next;
      redraw();
      refreshTable(frame, getShown());
    },
  };
}

function draw(frame: HTMLElement, reader: Reader, figure: Figure, width: number): Drawing | null {
  const svg = select(reader.svg);
  svg.selectChildren().remove();
  const drawing = drawFigure(svg.append("g"), figure, width);
  if (drawing === null) return null;
  svg.attr("width", width).attr("height", drawing.height).attr("viewBox", `0 0 ${width} ${drawing.height}`);
  reader.show(drawing);
  frame.classList.toggle("is-labelled", figure.kind === "lines" && carriesNames(figure, width));
  return drawing;
}

function onTool(frame: HTMLElement, tool: string, act: (button: HTMLButtonElement) => void): void {
  const button = frame.querySelector<HTMLButtonElement>(`[data-tool="${tool}"]`);
  button?.addEventListener("click", () => {
    act(button);
  });
}

function toggleTable(frame: HTMLElement, button: HTMLButtonElement, figure: Figure): void {
  const room = frame.querySelector<HTMLElement>(".table-room");
  if (room === null) return;
  room.hidden = !room.hidden;
  refreshTable(frame, figure);
  button.setAttribute("aria-expanded", String(!room.hidden));
}

/** Builds the table where it is seen. */
function refreshTable(frame: HTMLElement, figure: Figure): void {
  const room = frame.querySelector<HTMLElement>(".table-room");
  if (room === null || room.hidden) return;
  room.replaceChildren(buildFigureTable(tabulateFigure(figure), figure.takeaway));
}

function toggleRuns(figure: Figure): Figure {
  return figure.kind === "lines" ? { ...figure, showsRuns: figure.showsRuns !== true } : figure;
}

function changeScale(figure: Figure): Figure {
  return figure.kind === "lines" ? { ...figure, scale: figure.scale === "log" ? "linear" : "log" } : figure;
}
