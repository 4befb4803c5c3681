import { type Box, type Canvas, measureText } from "./drawing.ts";

/** A value to hold all others against. */
export interface Reference {
  readonly value: number;
  readonly label: string;
}

/** An upright line down to the box's bottom, with its label over it, kept inside the box; nothing where there is none. */
export function drawReference(
  canvas: Canvas,
  box: Box,
  reference: Reference | null,
  { x, lineTop, labelY }: { readonly x: (value: number) => number; readonly lineTop: number; readonly labelY: number },
): void {
  if (reference === null) return;
  const at = box.left + x(reference.value);
  const group = canvas.append("g").attr("class", "reference");
  group
    .append("line")
    .attr("x1", at)
    .attr("x2", at)
    .attr("y1", lineTop)
    .attr("y2", box.top + box.height);
  group
    .append("text")
    .attr("x", Math.max(0, Math.min(at - 4, box.left + box.width - measureText(reference.label))))
    .attr("y", labelY)
    .text(reference.label);
}
