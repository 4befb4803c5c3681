import test from "ava";
import { evaluateGroup } from "../../scenarios/evaluators/evaluate-group.ts";
import { checkVector } from "../../scenarios/verify/check-vector.ts";
import { readVectors } from "../../scenarios/verify/read-vectors.ts";
import type { Vector } from "../../scenarios/verify/vector.ts";

interface AsertRun {
  readonly vectors: readonly (readonly [height: string, time: number, bits: string])[];
}

const vectors = readVectors("difficulty");
const runs = listOf("aserti3_2d").map(({ inputs }) => inputs as AsertRun);

function listOf(group: string): Vector[] {
  return vectors.filter((vector) => vector.group === group);
}

for (const [group, count, law] of [
  ["bitcoin_core", 2, "Bitcoin Core's 2 retarget tests are reproduced"],
  ["observed", 23, "23 retargets of the real chain follow from its block times"],
  ["derived", 214, "214 retargets of the real chain follow from their timespans, and their timespans from the bits"],
  ["aserti3_2d", 9, "2504 targets of 9 published ASERT runs are reproduced"],
] as const) {
  test(law, (t) => {
    const own = listOf(group);
    t.is(own.length, count);
    t.deepEqual(
      own.flatMap((vector) => checkVector("difficulty", vector)),
      [],
    );
  });
}

test("the published ASERT runs hold 2504 targets", (t) => {
  t.is(
    runs.reduce((sum, run) => sum + run.vectors.length, 0),
    2504,
  );
});

test("one point of a run is evaluated as the run is", (t) => {
  const { vectors: rows, ...anchor } = runs[2]!;
  const [height, time, next_bits] = rows.at(-1)!;
  t.deepEqual(evaluateGroup("difficulty", "aserti3_2d", { ...anchor, height, time }), { next_bits });
});
