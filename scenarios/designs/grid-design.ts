import type { DesignPoint, FactorValue } from "./design.ts";
import type { DesignMethod } from "./design-method.ts";
import { countFactorLevels, listFactorLevels } from "./factor-levels.ts";

/** Every combination; the last factor changes fastest. */
export const gridDesign: DesignMethod<"grid"> = {
  title: "Every combination of the factors' values",
  countPoints: (_, factors) => factors.reduce((count, factor) => count * countFactorLevels(factor), 1),
  computePoints: (_, factors) =>
    factors
      .map(listFactorLevels)
      .reduce<DesignPoint[]>((points, levels) => points.flatMap((point) => extendPoint(point, levels)), [[]]),
  listWarnings: () => [],
};

function extendPoint(point: DesignPoint, levels: readonly FactorValue[]): DesignPoint[] {
  return levels.map((value) => [...point, value]);
}
