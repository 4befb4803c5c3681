import { readFileSync } from "node:fs";
import test from "ava";
import { computeDesign } from "../../scenarios/designs/compute-design.ts";
import type { RangeFactor, SobolDesign } from "../../scenarios/designs/design.ts";
import { createMorrisSample } from "../../scenarios/designs/morris-sample.ts";
import { createSaltelliSample } from "../../scenarios/designs/saltelli-sample.ts";
import { computeSobolColumn, SOBOL_DIMENSIONS } from "../../scenarios/designs/sobol-sequence.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

interface KnownPoints {
  readonly dimensions: readonly number[];
  readonly points: readonly { readonly index: number; readonly bits: readonly number[] }[];
  readonly checksums: readonly number[];
}

const known = JSON.parse(readFileSync("test/vectors/sobol.json", "utf8")) as KnownPoints;
const scrambles = ["owen", "digital-shift", "none"] as const;

function createUnits(count: number): RangeFactor[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "range",
    name: `x${index}`,
    low: 0,
    high: 1,
    scale: "linear",
    isWhole: false,
    levels: null,
  }));
}

function computePoints(scramble: SobolDesign["scramble"], size: number, factors: number, seed: string): number[][] {
  return computeDesign({ kind: "sobol", size, scramble }, createUnits(factors), seed) as number[][];
}

test("the unscrambled sequence is Joe and Kuo's, bit for bit, in all 128 dimensions", (t) => {
  const columns = Array.from({ length: SOBOL_DIMENSIONS }, (_, dimension) => computeSobolColumn(dimension, 4096));
  for (const { index, bits } of known.points) {
    t.deepEqual(
      known.dimensions.map((dimension) => columns[dimension]![index]!),
      bits,
    );
  }
  t.is(known.checksums.length, columns.length);
  for (const [dimension, column] of columns.entries()) {
    const checksum = column.reduce((sum, bits, index) => sum + (index + 1) * (bits / 2 ** 32), 0);
    t.true(Math.abs(checksum - known.checksums[dimension]!) < 1e-6, `${dimension}`);
  }
});

test("2^m points put one in every slice of each factor, under every scrambling", (t) => {
  for (const scramble of scrambles) {
    const points = computePoints(scramble, 256, 128, "slices");
    for (let axis = 0; axis < 128; axis++) {
      const slices = new Set(points.map((point) => Math.floor(point[axis]! * 256)));
      t.is(slices.size, 256, `${scramble} ${axis}`);
    }
  }
});

test("2^m points in the first two factors are balanced in every elementary box of area 2^-m", (t) => {
  for (const scramble of scrambles) {
    for (const seed of ["1", "2", "3"]) {
      const points = computePoints(scramble, 256, 2, seed);
      for (let bits = 0; bits <= 8; bits++) {
        const boxes = new Set(
          points.map(([x, y]) => `${Math.floor(x! * 2 ** bits)}/${Math.floor(y! * 2 ** (8 - bits))}`),
        );
        t.is(boxes.size, 256, `${scramble} ${bits}`);
      }
    }
  }
});

test("each scrambled point is uniform: mean and variance over seeds are those of the cube", (t) => {
  for (const scramble of ["owen", "digital-shift"] as const) {
    const seeds = 4000;
    const designs = Array.from({ length: seeds }, (_, seed) => computePoints(scramble, 8, 3, `${seed}`));
    for (const row of [0, 1, 5]) {
      const values = designs.map((points) => points[row]![2]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / seeds;
      const square = values.reduce((sum, value) => sum + value * value, 0) / seeds;
      t.true(Math.abs(mean - 1 / 2) < 4 * Math.sqrt(1 / 12 / seeds));
      t.true(Math.abs(square - 1 / 3) < 4 * Math.sqrt(4 / 45 / seeds));
    }
  }
});

test("different factors and seeds are scrambled independently", (t) => {
  const seeds = 4000;
  const pairs = Array.from({ length: seeds }, (_, seed) => computePoints("owen", 2, 2, `${seed}`)[0]!);
  const product = pairs.reduce((sum, [x, y]) => sum + (x! - 0.5) * (y! - 0.5), 0) / seeds;
  t.true(Math.abs(product) < (4 * (1 / 12)) / Math.sqrt(seeds));
});

/** A smooth product of factors of mean 1, each next one less important: its integral is 1. */
function computeSmooth(point: readonly number[]): number {
  return point.reduce((product, x, index) => product * (1 + (Math.cos(Math.PI * 2 * x) + x - 0.5) / (2 + index)), 1);
}

/** Root of the mean squared error of the integral over seeds. */
function computeError(size: number, draw: (seed: string) => readonly (readonly number[])[]): number {
  const seeds = Array.from({ length: 30 }, (_, seed) => `${seed}`);
  const squares = seeds.map((seed) => {
    const sum = draw(seed).reduce((total, point) => total + computeSmooth(point), 0);
    return (sum / size - 1) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / seeds.length);
}

test("Owen's error along one factor is that of independent slices: the variance of the mean is 1 / (12 n^3)", (t) => {
  const seeds = 2000;
  const squares = Array.from({ length: seeds }, (_, seed) => {
    const sum = computePoints("owen", 32, 1, `${seed}`).reduce((total, [x]) => total + x!, 0);
    return 12 * 32 ** 3 * (sum / 32 - 1 / 2) ** 2;
  });
  const mean = squares.reduce((sum, square) => sum + square, 0) / seeds;
  // A sum of 32 uniforms is nearly normal: the variance of its square is below 2.
  t.true(Math.abs(mean - 1) < 4 * Math.sqrt(2 / seeds));
});

test("on a smooth integrand scrambled Sobol is thirty times as exact as Monte Carlo, and gains faster than 1 / n", (t) => {
  const drawMonteCarlo = (seed: string) => {
    const stream = createStream(seed, "monte-carlo");
    return Array.from({ length: 1024 }, () => Array.from({ length: 5 }, () => stream()));
  };
  const plain = computeError(1024, drawMonteCarlo);
  const shifted = computeError(1024, (seed) => computePoints("digital-shift", 1024, 5, seed));
  const owen = computeError(1024, (seed) => computePoints("owen", 1024, 5, seed));
  const fewer = computeError(128, (seed) => computePoints("owen", 128, 5, seed));
  t.true(shifted < plain / 30);
  t.true(owen < plain / 30);
  t.true(owen < fewer / 8);
});

test("Morris trajectories move each factor once, by delta, between values of the grid", (t) => {
  const factors = createUnits(6);
  for (const levels of [2, 4, 8]) {
    const delta = levels / (2 * (levels - 1));
    for (const { order, steps, points } of createMorrisSample(factors, { trajectories: 40, levels }, "walk")) {
      t.deepEqual(order.toSorted(), [0, 1, 2, 3, 4, 5]);
      t.is(points.length, 7);
      for (const [step, moved] of order.entries()) {
        const before = points[step] as number[];
        const after = points[step + 1] as number[];
        for (const axis of factors.keys()) {
          const way = after[axis]! - before[axis]!;
          t.true(Math.abs(way - (axis === moved ? steps[step]! : 0)) < 1e-12);
        }
      }
      for (const value of points.flat() as number[]) {
        const level = value * (levels - 1);
        t.true(Math.abs(level - Math.round(level)) < 1e-9 && value >= 0 && value <= 1);
      }
      t.true(steps.every((step) => Math.abs(Math.abs(step) - delta) < 1e-12));
    }
  }
});

test("Morris visits all levels and both directions equally often", (t) => {
  const walks = createMorrisSample(createUnits(3), { trajectories: 4000, levels: 4 }, "even");
  const starts = walks.map(({ points }) => points[0]![1] as number);
  for (const level of [0, 1 / 3, 2 / 3, 1]) {
    const share = starts.filter((start) => Math.abs(start - level) < 1e-9).length / 4000;
    t.true(Math.abs(share - 1 / 4) < 4 * Math.sqrt(3 / 16 / 4000));
  }
  const first = walks.filter(({ order }) => order[0] === 1).length / 4000;
  t.true(Math.abs(first - 1 / 3) < 4 * Math.sqrt(2 / 9 / 4000));
});

test("a factor more changes no other's walk or rows", (t) => {
  const few = createUnits(3);
  const more = createUnits(4);
  const options = { trajectories: 10, levels: 4 };
  const walks = createMorrisSample(more, options, "1");
  for (const [index, { order, points }] of createMorrisSample(few, options, "1").entries()) {
    t.deepEqual(
      walks[index]!.order.filter((moved) => moved < 3),
      order,
    );
    t.deepEqual(walks[index]!.points[0]!.slice(0, 3), points[0]!);
  }
  const rows = createSaltelliSample(few, 16, "1");
  const wider = createSaltelliSample(more, 16, "1");
  for (let row = 0; row < 16; row++) {
    for (let place = 0; place < 5; place++) {
      t.deepEqual(wider[row * 6 + place]!.slice(0, 3), rows[row * 5 + place]!);
    }
  }
});

test("a Saltelli row is a point of A, one of B, and A with each value of B in turn", (t) => {
  const points = createSaltelliSample(createUnits(3), 32, "rows");
  t.is(points.length, 32 * 5);
  for (let row = 0; row < 32; row++) {
    const [a, b, ...mixes] = points.slice(row * 5, row * 5 + 5);
    for (const [moved, mix] of mixes.entries()) {
      t.deepEqual(
        mix,
        a!.map((value, axis) => (axis === moved ? b![axis]! : value)),
      );
      t.not(a![moved], b![moved]);
    }
  }
});
