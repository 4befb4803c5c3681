import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3";

const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond] as const;

/** Outline of a mark around the origin, by index; `area` in square pixels. */
export function getMarkPath(index: number, area: number): string {
  return symbol(shapes[index % shapes.length], area)() ?? "";
}
