import { evaluateGroup } from "../evaluators/evaluate-group.ts";
import { listMismatches } from "./list-mismatches.ts";
import type { VectorFamily } from "./read-vectors.ts";
import type { Vector } from "./vector.ts";

/** What our evaluators make of a vector: each place where that is not the expected, with both; empty where it holds. */
export function checkVector(family: VectorFamily, vector: Vector): string[] {
  return listMismatches(evaluateVector(family, vector), vector.expected, vector.tolerance, vector.id);
}

/** What our evaluators make of a vector's inputs; an error is a result in words. */
export function evaluateVector(family: VectorFamily, { group, inputs }: Vector): unknown {
  try {
    return evaluateGroup(family, group, inputs);
  } catch (error) {
    return `an error: ${error instanceof Error ? error.message : String(error)}`;
  }
}
