import { type Box, type Canvas, cutLabel, measureText } from "./drawing.ts";

const HEAD = 12;

export interface BarRows {
  readonly box: Box;
  /** One a row, with its origin at the middle of the row's left end inside the box. */
  readonly groups: readonly Canvas[];
  readonly rowHeight: number;
}

/** Rows with their names: beside the box where it is wide enough, above each row where it is not. */
export function drawBarRows(
  canvas: Canvas,
  rows: readonly { readonly label: string; readonly value: string }[],
  width: number,
): BarRows {
  const isWide = width >= 560;
  const rowHeight = isWide ? 30 : 50;
  const longest = Math.max(...rows.map(({ label }) => measureText(label)));
  const left = isWide ? Math.min(longest + 16, width * 0.34) : 8;
  const box = { left, top: HEAD, width: width - left - 16, height: rows.length * rowHeight };
  const groups = rows.map(({ label }, index) => {
    const row = canvas
      .append("g")
      .attr("class", "dot-row")
      .attr("transform", `translate(0,${HEAD + index * rowHeight})`);
    row.append("rect").attr("class", "row-ground").attr("width", width).attr("height", rowHeight);
    row
      .append("text")
      .attr("y", isWide ? rowHeight / 2 : 13)
      .attr("dy", "0.32em")
      .text(cutLabel(label, isWide ? left - 12 : width));
    return row.append("g").attr("transform", `translate(${left},${isWide ? rowHeight / 2 : rowHeight - 16})`);
  });
  return { box, groups, rowHeight };
}

/** Row at a height, the nearest where it is outside. */
export function findRow(y: number, box: Box, rowHeight: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((y - box.top) / rowHeight)));
}
