import type { Box } from "./drawing.ts";

export interface PanelRequest {
  readonly count: number;
  readonly width: number;
  /** Room outside each box for its labels. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of a box from its width. */
  computeHeight(boxWidth: number): number;
  /** Narrowest panel worth having beside another. */
  readonly narrowest: number;
}

const GAP = 28;

/** Boxes of small multiples, as many in a row as fit, and the height of the whole. */
export function layOutPanels(request: PanelRequest): { readonly boxes: readonly Box[]; readonly height: number } {
  const { count, width, left, right, top, bottom, narrowest } = request;
  const columns = Math.max(1, Math.min(count, Math.floor((width + GAP) / (narrowest + GAP))));
  const panelWidth = (width - GAP * (columns - 1)) / columns;
  const boxWidth = Math.max(40, panelWidth - left - right);
  const boxHeight = request.computeHeight(boxWidth);
  const rowHeight = top + boxHeight + bottom;
  const boxes = Array.from({ length: count }, (_, index) => ({
    left: (index % columns) * (panelWidth + GAP) + left,
    top: Math.floor(index / columns) * rowHeight + top,
    width: boxWidth,
    height: boxHeight,
  }));
  return { boxes, height: Math.ceil(count / columns) * rowHeight };
}

/** Index of the box nearest to a point. */
export function findBox(boxes: readonly Box[], x: number, y: number): number {
  const distances = boxes.map((box) => {
    const dx = Math.max(box.left - x, 0, x - box.left - box.width);
    const dy = Math.max(box.top - y, 0, y - box.top - box.height);
    return dx + dy;
  });
  return distances.indexOf(Math.min(...distances));
}
