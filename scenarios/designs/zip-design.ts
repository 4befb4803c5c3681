import { refuseFactor } from "./check-factors.ts";
import type { DesignMethod } from "./design-method.ts";
import { countFactorLevels, listFactorLevels } from "./factor-levels.ts";

/** Point k holds the k-th value of every factor. */
export const zipDesign: DesignMethod<"zip"> = {
  title: "The factors' first values together, then the second ones, and so on",
  countPoints: (_, factors) => {
    const count = countFactorLevels(factors[0]!);
    const other = factors.find((factor) => countFactorLevels(factor) !== count);
    if (other === undefined) return count;
    throw refuseFactor(other.name, `${count} values, as ${factors[0]!.name} has`, `${countFactorLevels(other)}`);
  },
  computePoints: (_, factors) => {
    const columns = factors.map(listFactorLevels);
    return columns[0]!.map((_, index) => columns.map((column) => column[index]!));
  },
  listWarnings: () => [],
};
