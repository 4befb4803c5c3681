import type { Quantity } from "../../sim/simulation-input.ts";
import type { Problem } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** An evenly spread quantity runs from low to high. */
export function checkQuantities(scenario: Scenario): Problem[] {
  return (["miners", "holders"] as const).flatMap((kind) => checkGroups(kind, scenario[kind]));
}

function checkGroups(kind: string, groups: readonly object[]): Problem[] {
  return groups.flatMap((group, index) =>
    Object.entries(group).flatMap(([key, value]) =>
      isBackward(value as Quantity)
        ? [{ path: `${kind}[${index}].${key}`, expected: "low <= high", found: "low > high", cure: "Swap them." }]
        : [],
    ),
  );
}

function isBackward(value: Quantity | readonly string[] | string): boolean {
  return (
    typeof value === "object" && "distribution" in value && value.distribution === "uniform" && value.low > value.high
  );
}
