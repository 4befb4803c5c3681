import test from "ava";
import { evaluateGroup, listGroups } from "../../scenarios/evaluators/evaluate-group.ts";
import { checkVector } from "../../scenarios/verify/check-vector.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";

const vectors = readVectors("stats");

for (const group of listGroups().get("stats") ?? []) {
  test(`stats/${group} agrees with every vector of its group, key by key`, (t) => {
    const own = vectors.filter((vector) => vector.group === group);
    t.true(own.length > 0);
    for (const vector of own) {
      const { id, inputs, expected } = vector;
      t.deepEqual(Object.keys(evaluateGroup("stats", group, inputs)), Object.keys(expected as object), id);
      t.deepEqual(checkVector("stats", vector), []);
    }
  });
}
