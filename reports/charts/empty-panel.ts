import { type Box, type Canvas, wrapLabel } from "./drawing.ts";

/** A panel without data: a framed sentence that says why. */
export function drawEmptyPanel(canvas: Canvas, box: Box, reason: string): void {
  const group = canvas.append("g").attr("class", "empty-panel").attr("transform", `translate(${box.left},${box.top})`);
  group.append("rect").attr("width", box.width).attr("height", box.height);
  const lines = wrapLabel(reason, box.width - 48);
  const text = group
    .append("text")
    .attr("x", box.width / 2)
    .attr("text-anchor", "middle");
  text
    .selectAll("tspan")
    .data(lines)
    .join("tspan")
    .attr("x", box.width / 2)
    .attr("y", (_, index) => box.height / 2 + (index - (lines.length - 1) / 2) * 20)
    .text((line) => line);
}
