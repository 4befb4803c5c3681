import type { Figure } from "../figures/figure.ts";
import { drawBars } from "./draw-bars.ts";
import { drawContrasts } from "./draw-contrasts.ts";
import { drawDistribution } from "./draw-distribution.ts";
import { drawDots } from "./draw-dots.ts";
import { drawFlows } from "./draw-flows.ts";
import { drawLines } from "./draw-lines.ts";
import { drawLorenz } from "./draw-lorenz.ts";
import { drawParallel } from "./draw-parallel.ts";
import { drawRanges } from "./draw-ranges.ts";
import { drawRanked } from "./draw-ranked.ts";
import { drawResponse } from "./draw-response.ts";
import { drawRoofline } from "./draw-roofline.ts";
import { drawScatter } from "./draw-scatter.ts";
import { drawStack } from "./draw-stack.ts";
import { drawSurface } from "./draw-surface.ts";
import { drawTornado } from "./draw-tornado.ts";
import type { Canvas, Drawing } from "./drawing.ts";

/** Draws a figure at a width in pixels; null for one without data, whose note says why. */
export function drawFigure(canvas: Canvas, figure: Figure, width: number): Drawing | null {
  switch (figure.kind) {
    case "lines":
      return drawLines(canvas, figure, width);
    case "stack":
      return drawStack(canvas, figure, width);
    case "flows":
      return drawFlows(canvas, figure, width);
    case "lorenz":
      return drawLorenz(canvas, figure, width);
    case "dots":
      return drawDots(canvas, figure, width);
    case "contrasts":
      return drawContrasts(canvas, figure, width);
    case "bars":
      return drawBars(canvas, figure, width);
    case "roofline":
      return drawRoofline(canvas, figure, width);
    case "distribution":
      return drawDistribution(canvas, figure, width);
    case "ranges":
      return drawRanges(canvas, figure, width);
    case "response":
      return drawResponse(canvas, figure, width);
    case "surface":
      return drawSurface(canvas, figure, width);
    case "parallel":
      return drawParallel(canvas, figure, width);
    case "ranked":
      return drawRanked(canvas, figure, width);
    case "tornado":
      return drawTornado(canvas, figure, width);
    case "scatter":
      return drawScatter(canvas, figure, width);
    case "empty":
      return null;
  }
}
