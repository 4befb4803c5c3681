import { readFileSync } from "node:fs";

interface Vector<Inputs, Expected> {
  readonly id: string;
  readonly group: string;
  readonly inputs: Inputs;
  readonly expected: Expected;
}

/** The closed-form cases of one group of test/vectors/theory.json. */
export function readTheoryVectors<Inputs, Expected>(group: string): readonly Vector<Inputs, Expected>[] {
  const all = JSON.parse(readFileSync("test/vectors/theory.json", "utf8")) as Vector<Inputs, Expected>[];
  const found = all.filter((vector) => vector.group === group);
  if (found.length === 0) throw new Error(`test/vectors/theory.json: expected a group ${group}, got none`);
  return found;
}
