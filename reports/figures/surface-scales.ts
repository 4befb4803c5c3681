import type { SurfaceFigure } from "./figure.ts";

/** Values that each map of a surface takes its colours from: all alike, or its own where no two maps meet. */
export function listColourScales(panels: SurfaceFigure["panels"]): readonly (readonly number[])[] {
  const own = panels.map(({ values }) => values.flat().filter((value) => value !== null));
  return areApart(own) ? own : own.map(() => own.flat());
}

/** True where there are two maps or more, and no range of one touches another's. */
export function areApart(maps: readonly (readonly number[])[]): boolean {
  const ranges = maps
    .filter((values) => values.length > 0)
    .map((values) => [Math.min(...values), Math.max(...values)] as const)
    .sort(([one], [other]) => one - other);
  return ranges.length > 1 && ranges.every(([low], index) => index === 0 || low > ranges[index - 1]![1]);
}
