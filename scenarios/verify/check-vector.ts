import { evaluateGroup } from "../evaluators/evaluate-group.ts";
import { listMismatches } from "./list-mismatches.ts";
import type { Vector, VectorFamily } from "./read-vectors.ts";

/** What our evaluators make of a vector: each place where that is not the expected, with both; empty where it holds. */
export function checkVector(family: VectorFamily, { id, group, inputs, expected, tolerance }: Vector): string[] {
  try {
    return listMismatches(evaluateGroup(family, group, inputs), expected, tolerance, id);
  } catch (error) {
    return [`${id}: expected results, got an error: ${error instanceof Error ? error.message : String(error)}`];
  }
}
