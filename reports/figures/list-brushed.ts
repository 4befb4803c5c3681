import type { ParallelFigure } from "./figure.ts";

/** Places of the points that lie inside every brush; one without a value lies outside a brush on its axis. */
export function listBrushed({ points, axes }: Pick<ParallelFigure, "points" | "axes">): number[] {
  const brushed = axes.flatMap(({ values, brush }) =>
    brush === null ? [] : [{ values, low: brush[0], high: brush[1] }],
  );
  const places: number[] = [];
  for (let place = 0; place < points.length; place++) {
    const isInside = brushed.every(({ values, low, high }) => {
      const value = values[place] ?? null;
      return value !== null && value >= low && value <= high;
    });
    if (isInside) places.push(place);
  }
  return places;
}
