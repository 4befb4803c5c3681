import test from "ava";
import { createStream, type RandomStream } from "../../../sim/engine/random-stream.ts";
import { WeightTree } from "../../../sim/engine/weight-tree.ts";
import { AliasTable } from "../../../sim/engine/weighted-draw.ts";

interface Drawer {
  refill(weights: ArrayLike<number>): void;
  draw(uniform: number): number;
}

const LARGEST_UNIFORM = 1 - 2 ** -53;
const drawers: Readonly<Record<string, new (weights: ArrayLike<number>) => Drawer>> = { AliasTable, WeightTree };

const CASES: Readonly<Record<string, (draw: RandomStream) => Float64Array>> = {
  "one alone": () => Float64Array.of(7),
  equal: () => new Float64Array(12).fill(3),
  "a few": () => Float64Array.of(5, 0, 3, 2),
  even: (draw) => Float64Array.from({ length: 300 }, () => draw()),
  heavy: (draw) => Float64Array.from({ length: 1000 }, () => (1 - draw()) ** -2),
  sparse: (draw) => Float64Array.from({ length: 257 }, (_, i) => (i % 5 === 2 ? draw() : 0)),
  "one giant": (draw) => Float64Array.from({ length: 64 }, (_, i) => (i === 40 ? 1e15 : 1 + draw())),
  tiny: () => Float64Array.of(2e-300, 0, 4e-300, 2e-300),
  // Left to the right half, the largest uniform number leaves a rest that is rounded up to all that weighs there.
  rounding: () => Float64Array.of(0, 1.5, 2 ** 52 + 2, 0),
  huge: () => Float64Array.of(1e307, 3e307, 0, 2e307),
};

for (const [name, Drawer] of Object.entries(drawers)) {
  test(`${name}: over an even grid of uniform numbers, everybody wins its share of the weight`, (t) => {
    const grid = 500_000;
    for (const [label, create] of Object.entries(CASES)) {
      const weights = create(createStream("weights", label));
      const drawer = new Drawer(weights);
      const wins = new Float64Array(weights.length);
      for (let i = 0; i < grid; i++) wins[drawer.draw((i + 0.5) / grid)]! += 1;
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      // Every interval of uniform numbers may gain or lose one point at each end.
      const tolerance = 2 * (weights.length + 1);
      weights.forEach((weight, i) => {
        const expected = (weight / total) * grid;
        if (Math.abs(wins[i]! - expected) > tolerance) t.fail(`${label}[${i}]: ${wins[i]!}, expected ${expected}`);
      });
      t.is(
        wins.reduce((sum, count) => sum + count, 0),
        grid,
        `${label}: somebody outside won`,
      );
    }
  });

  test(`${name}: a weight of zero never wins, at no end of any interval`, (t) => {
    for (const [label, create] of Object.entries(CASES)) {
      const weights = create(createStream("weights", label));
      const drawer = new Drawer(weights);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let below = 0;
      for (let i = 0; i < weights.length; i++) {
        for (const border of [i / weights.length, below / total]) {
          for (const uniform of [border - 2 ** -53, border, border + 2 ** -53, LARGEST_UNIFORM]) {
            const winner = drawer.draw(Math.min(LARGEST_UNIFORM, Math.max(0, uniform)));
            if (!(weights[winner]! > 0)) t.fail(`${label}: ${winner} won at ${uniform}`);
          }
        }
        below += weights[i]!;
      }
    }
    t.pass();
  });

  test(`${name}: refilled, it draws what a fresh one draws`, (t) => {
    const draw = createStream("refill", "weights");
    const used = new Drawer(new Float64Array(300).fill(1));
    for (let round = 0; round < 5; round++) {
      const weights = Float64Array.from({ length: 300 }, () => Math.max(0, draw() - 0.3));
      used.refill(weights);
      const fresh = new Drawer(weights);
      for (let i = 0; i < 2000; i++) {
        const uniform = draw();
        if (used.draw(uniform) !== fresh.draw(uniform)) t.fail(`round ${round} at ${uniform}`);
      }
    }
    t.pass();
  });

  test(`${name}: a weight that is negative or no finite number is refused by its place`, (t) => {
    for (const bad of [-1, -Number.MIN_VALUE, Number.NaN, Infinity]) {
      t.throws(() => new Drawer([1, bad, 2]), { instanceOf: RangeError, message: /weights\[1\]: expected a finite/ });
      const drawer = new Drawer([1, 2, 3]);
      t.throws(
        () => {
          drawer.refill([1, 2, bad]);
        },
        { instanceOf: RangeError, message: /weights\[2\]/ },
      );
    }
    t.throws(
      () => {
        new Drawer([1, 2, 3]).refill([1, 2]);
      },
      { instanceOf: RangeError, message: /expected 3/ },
    );
  });

  test(`${name}: nothing can be drawn where nothing weighs`, (t) => {
    for (const nothing of [[], [0], [0, 0, 0]]) {
      t.throws(() => new Drawer(nothing).draw(0.5), { instanceOf: RangeError, message: /sum above 0/ });
    }
  });
}
