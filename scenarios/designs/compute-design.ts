import { ScenarioError } from "../scenario-error.ts";
import { checkFactors } from "./check-factors.ts";
import type { Design, DesignPoint, Factor } from "./design.ts";
import type { DesignMethod } from "./design-method.ts";
import { designMethods } from "./registry.ts";

/** Points that still fit in memory together. */
const MOST_POINTS = 1e7;

/**
 * The points of a design: one value for each factor, in the factors' order. The same seed gives the same points.
 *
 * @throws ScenarioError for factors that are no factors, and for a design that cannot be made of them
 */
export function computeDesign(design: Design, factors: readonly Factor[], seed: string): readonly DesignPoint[] {
  const count = countDesignPoints(design, factors);
  if (count > MOST_POINTS) {
    throw new ScenarioError({
      where: "design",
      expected: `at most ${MOST_POINTS} points`,
      found: `${count}`,
      cure: "Give the factors fewer levels, or take a design with a size: latin-hypercube or sobol.",
    });
  }
  return getMethod(design).computePoints(design, factors, seed);
}

/** How many points the design has, without computing them. */
export function countDesignPoints(design: Design, factors: readonly Factor[]): number {
  checkFactors(factors);
  return getMethod(design).countPoints(design, factors);
}

/** What the user should know before the design is run: sentences, none if all is well. */
export function listDesignWarnings(design: Design): string[] {
  return getMethod(design).listWarnings(design);
}

/** The registry ties each kind to its own method; TypeScript cannot follow a union through it. */
function getMethod(design: Design): DesignMethod<Design["kind"]> {
  return designMethods[design.kind] as unknown as DesignMethod<Design["kind"]>;
}
