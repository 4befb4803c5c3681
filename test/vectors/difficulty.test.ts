import { readFileSync } from "node:fs";
import test from "ava";
import { evaluateGroup } from "../../scenarios/evaluators/evaluate-group.ts";
import { listMismatches } from "./tolerance.ts";

interface Entry {
  readonly old_bits: string;
  readonly new_bits: string;
  readonly expected_bits: string;
  readonly timespan_min: number;
  readonly timespan_max: number;
}

interface AsertRun {
  readonly vectors: readonly (readonly [string, number, string])[];
}

interface Vectors {
  readonly bitcoin_core: readonly Entry[];
  readonly observed: readonly Entry[];
  readonly derived: readonly Entry[];
  readonly aserti3_2d: { readonly runs: readonly AsertRun[] };
}

const vectors = JSON.parse(readFileSync("test/vectors/difficulty.json", "utf8")) as Vectors;

test("Bitcoin Core's 2 retarget tests are reproduced", (t) => {
  t.is(vectors.bitcoin_core.length, 2);
  for (const entry of vectors.bitcoin_core) {
    t.deepEqual(evaluateGroup("difficulty", "bitcoin_core", entry), { expected_bits: entry.expected_bits });
  }
});

test("23 retargets of the real chain follow from its block times", (t) => {
  t.is(vectors.observed.length, 23);
  const found = evaluateGroup("difficulty", "observed", vectors.observed);
  t.deepEqual(found, vectors.observed.map(({ new_bits }) => ({ new_bits })) as never);
});

test("214 retargets of the real chain follow from their timespans, and their timespans from the bits", (t) => {
  t.is(vectors.derived.length, 214);
  for (const entry of vectors.derived) {
    const { old_bits, new_bits, timespan_min, timespan_max } = entry;
    t.deepEqual(evaluateGroup("difficulty", "derived", { old_bits, timespan_min, timespan_max }), {
      new_bits,
      new_bits_at_min: new_bits,
      new_bits_at_max: new_bits,
    });
    const known = Object.fromEntries(
      Object.entries(entry).filter(([key]) => !["height", "old_bits", "first_time", "next_first_time"].includes(key)),
    );
    t.deepEqual(listMismatches(evaluateGroup("difficulty", "derived", entry), known, { type: "exact" }), []);
  }
});

test("2504 targets of 9 published ASERT runs are reproduced", (t) => {
  const { runs } = vectors.aserti3_2d;
  t.is(runs.length, 9);
  t.is(runs.flatMap((run) => run.vectors).length, 2504);
  for (const run of runs) {
    const result = evaluateGroup("difficulty", "aserti3_2d", run);
    t.deepEqual(listMismatches(result, { vectors: run.vectors }, { type: "exact" }), []);
  }
});

test("one point of a run is evaluated as the run is", (t) => {
  const { vectors: rows, ...anchor } = vectors.aserti3_2d.runs[2]!;
  const [height, time, next_bits] = rows.at(-1)!;
  t.deepEqual(evaluateGroup("difficulty", "aserti3_2d", { ...anchor, height, time }), { next_bits });
});
