import test from "ava";
import { computeDesign, countDesignPoints, listDesignWarnings } from "../../scenarios/designs/compute-design.ts";
import type { Design, Factor, RangeFactor } from "../../scenarios/designs/design.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";

function createRange(name: string, changes: Partial<RangeFactor> = {}): RangeFactor {
  return { kind: "range", name, low: 0, high: 1, scale: "linear", isWhole: false, levels: null, ...changes };
}

const units = ["a", "b", "c", "d"].map((name) => createRange(name));
const mixed: readonly Factor[] = [
  createRange("price", { low: 10, high: 1000, scale: "log", levels: 3 }),
  createRange("count", { low: 1, high: 7, isWhole: true, levels: 3 }),
  { kind: "list", name: "rule", values: ["work", "stake", true] },
];

const drawn: readonly Design[] = [
  { kind: "latin-hypercube", size: 64, tries: 1 },
  { kind: "latin-hypercube", size: 64, tries: 8 },
  { kind: "sobol", size: 64, scramble: "owen" },
  { kind: "sobol", size: 64, scramble: "digital-shift" },
];

function getColumn(points: readonly (readonly unknown[])[], index: number): number[] {
  return points.map((point) => point[index] as number);
}

/** How many of the points fall into each of `parts` equal slices. */
function countSlices(column: readonly number[], parts: number): number[] {
  const counts = Array.from({ length: parts }, () => 0);
  for (const value of column) counts[Math.floor(value * parts)]! += 1;
  return counts;
}

function getError(run: () => unknown): ScenarioError {
  try {
    run();
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error("no error");
}

test("a grid holds every combination once, the last factor changing fastest", (t) => {
  const points = computeDesign({ kind: "grid" }, mixed, "seed");
  t.is(points.length, 27);
  t.is(new Set(points.map((point) => JSON.stringify(point))).size, 27);
  t.deepEqual(points.slice(0, 4), [
    [10, 1, "work"],
    [10, 1, "stake"],
    [10, 1, true],
    [10, 4, "work"],
  ]);
  t.deepEqual(points[26], [1000, 7, true]);
  t.true(Math.abs((points[9]![0] as number) - 100) < 1e-12);
});

test("zip takes the k-th values of all factors together", (t) => {
  const points = computeDesign({ kind: "zip" }, mixed, "seed");
  t.deepEqual(
    points.map((point) => point.slice(1)),
    [
      [1, "work"],
      [4, "stake"],
      [7, true],
    ],
  );
});

test("a list keeps its points, in the order of the factors", (t) => {
  const points = [{ rule: "stake", count: 2, price: 50 } as const, { price: 10, count: 7, rule: true } as const];
  t.deepEqual(computeDesign({ kind: "list", points }, mixed, "seed"), [
    [50, 2, "stake"],
    [10, 7, true],
  ]);
});

test("every design has as many points as it says, one value for each factor, within the factor", (t) => {
  for (const design of [{ kind: "grid" }, { kind: "zip" }, ...drawn] as const) {
    const points = computeDesign(design, mixed, "7");
    t.is(points.length, countDesignPoints(design, mixed));
    for (const [price, count, rule] of points) {
      t.true((price as number) >= 10 && (price as number) <= 1000);
      t.true(Number.isInteger(count) && (count as number) >= 1 && (count as number) <= 7);
      t.true(["work", "stake", true].includes(rule as string));
    }
  }
});

test("a Latin hypercube has one point in each slice of every factor, for every size and seed", (t) => {
  for (const size of [1, 2, 7, 49, 100, 1000]) {
    for (const tries of [1, 3]) {
      const points = computeDesign({ kind: "latin-hypercube", size, tries }, units, `${size}`);
      for (const index of units.keys()) {
        t.true(countSlices(getColumn(points, index), size).every((count) => count === 1));
      }
    }
  }
});

test("all orders of a Latin hypercube are equally likely", (t) => {
  const seeds = 3000;
  const counts = new Map<string, number>();
  for (let seed = 0; seed < seeds; seed++) {
    const points = computeDesign({ kind: "latin-hypercube", size: 3, tries: 1 }, units.slice(0, 1), `${seed}`);
    const order = getColumn(points, 0)
      .map((value) => Math.floor(3 * value))
      .join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  t.is(counts.size, 6);
  for (const count of counts.values()) t.true(Math.abs(count - seeds / 6) < 4 * Math.sqrt((seeds * 5) / 36));
});

test("more tries never bring the closest two points of a Latin hypercube nearer", (t) => {
  const computeLeast = (tries: number) => {
    const points = computeDesign({ kind: "latin-hypercube", size: 20, tries }, units, "spread") as number[][];
    const distances = points.flatMap((one, index) =>
      points.slice(index + 1).map((other) => Math.hypot(...one.map((value, axis) => value - other[axis]!))),
    );
    return Math.min(...distances);
  };
  const least = [1, 2, 5, 20, 100].map(computeLeast);
  for (const [index, distance] of least.entries()) t.true(index === 0 || distance >= least[index - 1]!);
  t.true(least.at(-1)! > 1.2 * least[0]!);
});

test("the same seed gives the same points and another seed gives others", (t) => {
  for (const design of drawn) {
    t.deepEqual(computeDesign(design, units, "1"), computeDesign(design, units, "1"));
    t.notDeepEqual(computeDesign(design, units, "1"), computeDesign(design, units, "2"));
  }
});

test("a factor more changes no other's draws", (t) => {
  for (const design of drawn) {
    // Which try is kept depends on all factors.
    if (design.kind === "latin-hypercube" && design.tries > 1) continue;
    const more = computeDesign(design, [...units, createRange("e")], "1");
    t.deepEqual(
      more.map((point) => point.slice(0, 4)),
      computeDesign(design, units, "1"),
    );
  }
  const square = { kind: "latin-hypercube", size: 30, tries: 1 } as const;
  const turned = computeDesign(square, units.toReversed(), "1");
  t.deepEqual(
    turned.map((point) => point.toReversed()),
    computeDesign(square, units, "1"),
  );
});

test("whole numbers and listed values come up equally often, ratios evenly on a log scale", (t) => {
  const points = computeDesign({ kind: "sobol", size: 4096, scramble: "owen" }, mixed, "3");
  for (const count of [1, 2, 3, 4, 5, 6, 7]) {
    const share = points.filter((point) => point[1] === count).length / 4096;
    t.true(Math.abs(share - 1 / 7) < 2 / 4096);
  }
  const below = points.filter(([price]) => (price as number) < 100).length;
  t.is(below, 2048);
});

test("a Sobol size that is no power of two is told with those that are", (t) => {
  t.deepEqual(listDesignWarnings({ kind: "sobol", size: 1024, scramble: "owen" }), []);
  const [warning] = listDesignWarnings({ kind: "sobol", size: 1000, scramble: "owen" });
  t.regex(warning!, /512 or 1024/);
  t.deepEqual(listDesignWarnings({ kind: "grid" }), []);
});

test("what is no factor or no design of these factors is refused with its place", (t) => {
  const grid: Design = { kind: "grid" };
  const list = (points: readonly Record<string, number>[]): Design => ({ kind: "list", points });
  for (const [design, factors, message] of [
    [grid, [], /factors: expected at least one/],
    [grid, [mixed[0]!, mixed[0]!], /each name once, got "price" twice/],
    [grid, [createRange("x", { low: 2, levels: 3 })], /factors: x: expected a low bound below/],
    [grid, [createRange("x", { scale: "log", levels: 3 })], /bounds above 0/],
    [grid, [createRange("x", { high: 1.5, isWhole: true, levels: 2 })], /whole bounds/],
    [grid, [createRange("x", { high: Number.NaN, levels: 2 })], /finite bounds/],
    [grid, [createRange("x")], /levels for its range/],
    [grid, [createRange("x", { levels: 1 })], /levels >= 2/],
    [grid, [createRange("x", { high: 3, isWhole: true, levels: 9 })], /levels that differ/],
    [grid, [createRange("x", { levels: 1e4 }), createRange("y", { levels: 1e4 })], /at most 10000000 points/],
    [grid, [{ kind: "list", name: "x", values: [] }], /at least one value/],
    [grid, [{ kind: "list", name: "x", values: [1, 1] }], /each value once/],
    [{ kind: "zip" }, [mixed[0]!, createRange("x", { levels: 4 })], /factors: x: expected 3 values, as price has/],
    [list([]), units.slice(0, 1), /points: expected at least one/],
    [list([{ a: 2 }]), units.slice(0, 1), /points\[0\]: a: expected a value of the factor \(0 to 1\), got 2/],
    [list([{ a: 1 }, { b: 1 }]), units.slice(0, 1), /points\[1\]: expected names of factors, got "b"/],
    [list([{ a: 1 }]), units.slice(0, 2), /a value for b/],
    [{ kind: "sobol", size: 0, scramble: "owen" }, units, /size: expected a whole number >= 1/],
    [{ kind: "latin-hypercube", size: 1e5, tries: 2 }, units, /tries: expected a whole number from 1 to 1 /],
    [
      { kind: "sobol", size: 2, scramble: "owen" },
      Array.from({ length: 129 }, (_, index) => createRange(`x${index}`)),
      /at most 128/,
    ],
  ] as const satisfies readonly (readonly [Design, readonly Factor[], RegExp])[]) {
    const error = getError(() => computeDesign(design, factors, "1"));
    t.regex(error.message, message);
    t.is(error.exitCode, 2);
  }
});
