import { readVectors } from "../../../scenarios/verify/read-vectors.ts";
import type { Vector } from "../../../scenarios/verify/vector.ts";

interface TypedVector<Inputs, Expected> extends Vector {
  readonly inputs: Inputs;
  readonly expected: Expected;
}

/** The closed-form cases of one group of the vectors of theory. */
export function readTheoryVectors<Inputs, Expected>(group: string): readonly TypedVector<Inputs, Expected>[] {
  const found = readVectors("theory").filter((vector) => vector.group === group);
  if (found.length === 0) throw new Error(`theory.json: expected a group ${group}, got none`);
  return found as readonly TypedVector<Inputs, Expected>[];
}
