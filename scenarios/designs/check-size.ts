import { ScenarioError } from "../scenario-error.ts";

/** @throws ScenarioError for a size that is no count of points */
export function checkSize(size: number): void {
  if (Number.isSafeInteger(size) && size >= 1) return;
  throw new ScenarioError({ where: "design: size", expected: "a whole number >= 1", found: `${size}` });
}
