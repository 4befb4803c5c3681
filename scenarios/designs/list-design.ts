import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";
import { renderValue } from "./check-factors.ts";
import type { DesignPoint, Factor, FactorValue, ListDesign } from "./design.ts";
import type { DesignMethod } from "./design-method.ts";

/** The points as they are given, each with a value for every factor. */
export const listDesign: DesignMethod<"list"> = {
  title: "The points that are listed",
  countPoints: ({ points }, factors) => {
    if (points.length === 0) throw refusePoint("points", "at least one", "none");
    for (const [index, point] of points.entries()) checkPoint(point, factors, `points[${index}]`);
    return points.length;
  },
  computePoints: ({ points }, factors): DesignPoint[] => points.map((point) => factors.map(({ name }) => point[name]!)),
  listWarnings: () => [],
};

function checkPoint(point: ListDesign["points"][number], factors: readonly Factor[], where: string): void {
  const names = factors.map(({ name }) => name);
  const unknown = Object.keys(point).find((name) => !names.includes(name));
  if (unknown !== undefined) throw refusePoint(where, "names of factors", `"${unknown}"`, suggestName(unknown, names));
  for (const factor of factors) {
    if (!Object.hasOwn(point, factor.name)) throw refusePoint(where, `a value for ${factor.name}`, "none");
    const value = point[factor.name]!;
    if (!isWithin(factor, value)) {
      throw refusePoint(
        `${where}: ${factor.name}`,
        `a value of the factor (${renderDomain(factor)})`,
        renderValue(value),
      );
    }
  }
}

function isWithin(factor: Factor, value: FactorValue): boolean {
  if (factor.kind === "list") return factor.values.includes(value);
  if (typeof value !== "number") return false;
  return value >= factor.low && value <= factor.high && (!factor.isWhole || Number.isInteger(value));
}

function renderDomain(factor: Factor): string {
  if (factor.kind === "list") return factor.values.map(renderValue).join(", ");
  return `${factor.isWhole ? "whole, " : ""}${factor.low} to ${factor.high}`;
}

function refusePoint(where: string, expected: string, found: string, cure = ""): ScenarioError {
  return new ScenarioError({ where: `design: ${where}`, expected, found, cure });
}
