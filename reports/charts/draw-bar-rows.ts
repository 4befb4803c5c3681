import { type Box, type Canvas, cutLabel, measureText, wrapLabel } from "./drawing.ts";

const HEAD = 12;
const LINE = 14;

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
    writeName(row, label, isWide ? { width: left - 12, middle: rowHeight / 2 } : { width, middle: 13 });
    return row.append("g").attr("transform", `translate(${left},${isWide ? rowHeight / 2 : rowHeight - 16})`);
  });
  return { box, groups, rowHeight };
}

/** A name on one line, or on two where it is long; cut where even they do not hold it. */
function writeName(
  row: Canvas,
  label: string,
  { width, middle }: { readonly width: number; readonly middle: number },
): void {
  const [first = "", ...others] = wrapLabel(label, width);
  const lines = others.length === 0 ? [label] : [first, others.join(" ")];
  for (const [index, line] of lines.entries()) {
    row
      .append("text")
      .attr("y", middle + (index - (lines.length - 1) / 2) * LINE)
      .attr("dy", "0.32em")
      .text(cutLabel(line, width));
  }
}

/** Row at a height, the nearest where it is outside. */
export function findRow(y: number, box: Box, rowHeight: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((y - box.top) / rowHeight)));
}
