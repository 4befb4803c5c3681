import test from "ava";
import fc from "fast-check";
import { createStream, drawExponential } from "../../../sim/engine/random-stream.ts";
import {
  computeChiSquareZ,
  computeIndependenceZ,
  computeKolmogorov,
  KOLMOGOROV_LIMIT,
  Z_LIMIT,
} from "./goodness-of-fit.ts";

const NAMES = ["waits", "winners", "miner/17/capital", "", "price", "\u{1f40b}"];

test("a stream depends on its seed and name only, whatever other streams draw in between", (t) => {
  for (const name of NAMES) {
    const alone = createStream("seed", name);
    const expected = Array.from({ length: 100 }, () => alone());
    const others = NAMES.map((other) => createStream("seed", other));
    const again = createStream("seed", name);
    const found = expected.map((_, i) => {
      for (const other of others.slice(0, i % NAMES.length)) other();
      return again();
    });
    t.deepEqual(found, expected);
  }
});

test("different pairs of seed and name give different streams, wherever the pair is cut", (t) => {
  const seen = new Map<string, string>();
  const text = "a/b/c:1:2:a";
  for (let cut = 0; cut <= text.length; cut++) {
    const first = [createStream(text.slice(0, cut), text.slice(cut))].flatMap((draw) => [draw(), draw()]).join();
    t.false(seen.has(first), `cut ${cut} is like ${seen.get(first) ?? ""}`);
    seen.set(first, `cut ${cut}`);
  }
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (seed, name, otherSeed, otherName) => {
      const isSame = seed === otherSeed && name === otherName;
      return isSame || createStream(seed, name)() !== createStream(otherSeed, otherName)();
    }),
    { seed: 5, numRuns: 2000 },
  );
});

test("numbers lie in [0, 1) and fill 53 bits", (t) => {
  const draw = createStream("bits", "all");
  let seen = 0n;
  for (let i = 0; i < 10_000; i++) {
    const scaled = draw() * 2 ** 53;
    t.true(Number.isInteger(scaled) && scaled >= 0 && scaled < 2 ** 53);
    seen |= BigInt(scaled);
  }
  t.is(seen, 2n ** 53n - 1n);
});

test("a stream is uniform, and so are the first numbers of streams with like names", (t) => {
  const length = 50_000;
  const draw = createStream("uniform", "one");
  const one = Float64Array.from({ length }, () => draw());
  const firsts = Float64Array.from({ length }, (_, i) => createStream("uniform", `miner/${i}`)());
  for (const sample of [one, firsts]) {
    t.true(computeKolmogorov(sample, (value) => value) < KOLMOGOROV_LIMIT);
  }
});

test("low bits are as even as high bits", (t) => {
  const draw = createStream("low bits", "one");
  const counts = new Float64Array(64);
  for (let i = 0; i < 64_000; i++) counts[(draw() * 2 ** 53) % 64]! += 1;
  t.true(Math.abs(computeChiSquareZ(counts, new Float64Array(64).fill(1000))) < Z_LIMIT);
});

test("streams of neighbouring names, and neighbours in a stream, are independent", (t) => {
  const neighbours = (pair: (i: number) => readonly [number, number]): number => {
    const table = Array.from({ length: 8 }, () => new Float64Array(8));
    for (let i = 0; i < 40_000; i++) {
      const [one, other] = pair(i);
      table[Math.trunc(8 * one)]![Math.trunc(8 * other)]! += 1;
    }
    return computeIndependenceZ(table);
  };
  const draw = createStream("neighbours", "one");
  const other = createStream("neighbours", "two");
  t.true(neighbours(() => [draw(), draw()]) < Z_LIMIT);
  t.true(neighbours(() => [draw(), other()]) < Z_LIMIT);
  t.true(neighbours((i) => [createStream("n", `${i}`)(), createStream("n", `${i + 1}`)()]) < Z_LIMIT);
});

test("an exponential draw is the inverse law of one uniform number, finite at both ends", (t) => {
  for (const step of [0, 1, 2, 9_007_199, 2 ** 50 + 1, 2 ** 52, 2 ** 53 - 2, 2 ** 53 - 1]) {
    const uniform = step / 2 ** 53;
    const exact = -Math.log1p(-uniform);
    const found = drawExponential(() => uniform);
    t.true(found >= 0 && Math.abs(found - exact) <= 3e-16 * exact, `${uniform}: ${found}, expected ${exact}`);
  }
});
