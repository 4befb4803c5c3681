import { readFileSync } from "node:fs";
import test from "ava";
import { evaluateGroup, listGroups } from "../../scenarios/evaluators/evaluate-group.ts";
import { listMismatches, type Tolerance } from "./tolerance.ts";

interface Vector {
  readonly id: string;
  readonly group: string;
  readonly inputs: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Tolerance;
}

const vectors = JSON.parse(readFileSync("test/vectors/statistics.json", "utf8")) as readonly Vector[];

for (const group of listGroups().get("stats") ?? []) {
  test(`stats/${group} agrees with every vector of its group, key by key`, (t) => {
    const own = vectors.filter((vector) => vector.group === group);
    t.true(own.length > 0);
    for (const { id, inputs, expected, tolerance } of own) {
      const found = evaluateGroup("stats", group, inputs);
      t.deepEqual(Object.keys(found), Object.keys(expected), id);
      t.deepEqual(listMismatches(found, expected, tolerance, id), []);
    }
  });
}
