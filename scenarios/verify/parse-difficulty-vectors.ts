import type { Tolerance } from "./list-mismatches.ts";
import type { Vector } from "./vector.ts";

/** Vectors of difficulty, each group in a form of its own. */
export function parseDifficulty(content: unknown): Vector[] {
  const { meta, bitcoin_core, observed, derived, aserti3_2d } = content as DifficultyFile;
  const describe = (group: string, place: number | string, sourceKey: string) => ({
    ...{ id: `${group}.${place}`, group, topic: "difficulty", tolerance: exact, source: meta.sources[sourceKey] ?? "" },
  });
  return [
    ...bitcoin_core.map((entry) => ({
      ...describe("bitcoin_core", entry.last_height, "bitcoin core"),
      inputs: entry,
      expected: { expected_bits: entry.expected_bits },
    })),
    ...observed.map((entry) => ({
      ...describe("observed", entry.height, "observed"),
      inputs: entry,
      expected: { new_bits: entry.new_bits },
    })),
    ...derived.map((entry) => ({ ...describe("derived", entry.height, "derived"), ...describeBothWays(entry) })),
    ...aserti3_2d.runs.map((run) => ({
      ...describe("aserti3_2d", `run-${run.run}`, "aserti3-2d"),
      inputs: run,
      expected: { vectors: run.vectors },
    })),
  ];
}

interface DifficultyFile {
  readonly meta: { readonly sources: Readonly<Record<string, string>> };
  readonly bitcoin_core: readonly { readonly last_height: number; readonly expected_bits: string }[];
  readonly observed: readonly { readonly height: number; readonly new_bits: string }[];
  readonly derived: readonly DerivedRetarget[];
  readonly aserti3_2d: { readonly runs: readonly { readonly run: number; readonly vectors: unknown }[] };
}

interface DerivedRetarget {
  readonly height: number;
  readonly old_bits: string;
  readonly new_bits: string;
  readonly timespan_min: number;
  readonly timespan_max: number;
}

const exact: Tolerance = { type: "exact" };

/** The bits follow from the timespans, and the timespans from the bits. */
function describeBothWays(entry: DerivedRetarget): Pick<Vector, "inputs" | "expected"> {
  const { old_bits, new_bits, timespan_min, timespan_max } = entry;
  const known = Object.entries(entry).filter(
    ([key]) => !["height", "old_bits", "first_time", "next_first_time"].includes(key),
  );
  return {
    inputs: [{ old_bits, timespan_min, timespan_max }, entry],
    expected: [{ new_bits, new_bits_at_min: new_bits, new_bits_at_max: new_bits }, Object.fromEntries(known)],
  };
}
