import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { WeightTree } from "../../../sim/engine/weight-tree.ts";

test("a draw is the linear scan over the current weights, also after many changes", (t) => {
  for (const size of [1, 2, 3, 31, 64, 300]) {
    const draw = createStream("scan", `${size}`);
    const weights = Float64Array.from({ length: size }, () => Math.trunc(1e9 * draw()));
    const tree = new WeightTree(weights);
    for (let i = 0; i < 3000; i++) {
      const uniform = draw();
      const winner = tree.draw(uniform);
      if (winner !== scan(weights, uniform)) t.fail(`size ${size}, draw ${i}`);
      const delta = Math.trunc(1e9 * draw()) - Math.min(weights[winner]!, 4e8);
      weights[winner]! += delta;
      tree.add(winner, delta);
    }
    t.is(
      tree.total(),
      weights.reduce((sum, weight) => sum + weight, 0),
    );
  }
});

test("a million changes of whole satoshi leave the exact sum of a supply near 2^51", (t) => {
  const size = 300;
  const draw = createStream("exact", "tree");
  const weights = Float64Array.from({ length: size }, () => Math.trunc(7e12 * draw()));
  const tree = new WeightTree(weights);
  let total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  for (let i = 0; i < 1_000_000; i++) {
    const index = Math.trunc(size * draw());
    const delta = Math.trunc(6.25e8 * (draw() - 0.499));
    if (weights[index]! + delta < 0) continue;
    weights[index]! += delta;
    total += BigInt(delta);
    tree.add(index, delta);
  }
  t.is(BigInt(tree.total()), total);
  for (const [i, weight] of weights.entries()) t.is(tree.weight(i), weight);
});

test("fractions do not drift: a million changes equal a fresh tree of the same weights", (t) => {
  const draw = createStream("drift", "tree");
  const tree = new WeightTree(new Float64Array(100).fill(1));
  for (let i = 0; i < 1_000_000; i++) {
    const index = Math.trunc(100 * draw());
    tree.add(index, draw() * (i % 2 === 0 ? 1e6 : 1e-6));
    if (tree.weight(index) > 1e7) tree.add(index, 1 - tree.weight(index));
  }
  const fresh = new WeightTree(Float64Array.from({ length: 100 }, (_, i) => tree.weight(i)));
  t.is(tree.total(), fresh.total());
});

test("a change of an unknown index, or below zero, is refused and changes nothing", (t) => {
  const tree = new WeightTree([5, 6, 7]);
  for (const [index, delta] of [
    [3, 1],
    [-1, 1],
    [0.5, 1],
    [Number.NaN, 1],
    [1, -6.5],
    [1, Number.NaN],
    [1, Infinity],
  ] as const) {
    t.throws(
      () => {
        tree.add(index, delta);
      },
      { instanceOf: RangeError },
    );
  }
  t.deepEqual([tree.weight(0), tree.weight(1), tree.weight(2), tree.total()], [5, 6, 7, 18]);
});

/** The plain twin. */
function scan(weights: Float64Array, uniform: number): number {
  let rest = uniform * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i++) {
    if (rest < weights[i]!) return i;
    rest -= weights[i]!;
  }
  throw new Error("scan: expected a winner");
}
