import test from "ava";
import { evaluateGroup, listGroups } from "../../scenarios/evaluators/evaluate-group.ts";
import { checkVector } from "../../scenarios/verify/check-vector.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";

const vectors = readVectors("theory");
const groups = listGroups().get("theory") ?? [];

for (const group of groups) {
  test(`theory/${group} agrees with every vector of its group`, (t) => {
    const own = vectors.filter((vector) => vector.group === group);
    t.true(own.length > 0);
    t.deepEqual(
      own.flatMap((vector) => checkVector("theory", vector)),
      [],
    );
  });
}

test("the evaluators cover 310 vectors, and a list of inputs gives the list of results", (t) => {
  const covered = vectors.filter(({ group }) => groups.includes(group));
  t.is(covered.length, 310);
  const race = covered.filter(({ group }) => group === "lottery.pow").map(({ inputs }) => inputs);
  t.deepEqual(
    evaluateGroup("theory", "lottery.pow", race),
    race.map((inputs) => evaluateGroup("theory", "lottery.pow", inputs)) as never,
  );
});

test("results have the keys of the vectors, in their order", (t) => {
  for (const { id, group, inputs, expected } of vectors.filter((vector) => groups.includes(vector.group))) {
    t.deepEqual(Object.keys(evaluateGroup("theory", group, inputs)), Object.keys(expected as object), id);
  }
});
