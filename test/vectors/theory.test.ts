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

const vectors = JSON.parse(readFileSync("test/vectors/theory.json", "utf8")) as readonly Vector[];
const groups = listGroups().get("theory") ?? [];

/** Figures quoted from elsewhere, that no formula gives. */
const isQuoted = (key: string) => key.startsWith("published_");

for (const group of groups) {
  test(`theory/${group} agrees with every vector of its group`, (t) => {
    const own = vectors.filter((vector) => vector.group === group);
    t.true(own.length > 0);
    for (const { id, inputs, expected, tolerance } of own) {
      const computed = Object.fromEntries(Object.entries(expected).filter(([key]) => !isQuoted(key)));
      t.deepEqual(listMismatches(evaluateGroup("theory", group, inputs), computed, tolerance, id), []);
    }
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
    const keys = Object.keys(expected).filter((key) => !isQuoted(key));
    t.deepEqual(Object.keys(evaluateGroup("theory", group, inputs)), keys, id);
  }
});
