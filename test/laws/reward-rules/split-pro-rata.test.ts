import test from "ava";
import fc from "fast-check";
import { splitProRata } from "../../../sim/reward-rules/split-pro-rata.ts";
import { splitPlainly } from "../../bench/split-plainly.ts";

const amount = fc.oneof(
  fc.constantFrom(0, 1, 2, 7, 1e15, Number.MAX_SAFE_INTEGER),
  fc.maxSafeNat(),
  fc.nat({ max: 1000 }),
);
const weight = fc.oneof(
  fc.constantFrom(0, 1, 1e15, 2 ** -1074, 1e-300, 1e300, 0.1),
  fc.nat({ max: 10 }),
  fc.maxSafeNat(),
  fc.double({ min: 0, max: 1e25, noNaN: true }).map(Math.abs),
);
const weights = fc.array(weight, { minLength: 1, maxLength: 12 }).map((list) => Float64Array.from(list));

test("shares are whole, none is below 0, and they add up to the total exactly", (t) => {
  fc.assert(
    fc.property(amount, weights, (total, list) => {
      const shares = splitProRata(total, list);
      t.true(shares.every((share) => Number.isSafeInteger(share) && share >= 0));
      const paid = shares.reduce((sum, share) => sum + BigInt(share), 0n);
      t.is(paid, list.some((value) => value > 0) ? BigInt(total) : 0n);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("shares are those of exact fractions, leftovers going to the largest remainders and then the lower index", (t) => {
  fc.assert(
    fc.property(amount, weights, (total, list) => {
      t.deepEqual([...splitProRata(total, list)], splitPlainly(total, list));
    }),
    { seed: 2, numRuns: 500 },
  );
});

test("a share is within one unit of its proportion, and a weight of 0 gets nothing", (t) => {
  fc.assert(
    fc.property(
      fc.nat({ max: 1e9 }),
      fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 30 }),
      (total, list) => {
        const shares = splitProRata(total, Float64Array.from(list));
        const sum = list.reduce((partial, value) => partial + value, 0);
        if (sum === 0) return;
        for (const [index, value] of list.entries()) {
          t.true(Math.abs(shares[index]! - (total * value) / sum) < 1);
          if (value === 0) t.is(shares[index], 0);
        }
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});

test("weights in other units share alike", (t) => {
  fc.assert(
    fc.property(amount, fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 12 }), (total, list) => {
      const one = splitProRata(total, Float64Array.from(list));
      t.deepEqual(
        splitProRata(
          total,
          Float64Array.from(list, (value) => value / 1024),
        ),
        one,
      );
      t.deepEqual(
        splitProRata(
          total,
          Float64Array.from(list, (value) => value * 1e9),
        ),
        one,
      );
    }),
    { seed: 4, numRuns: 300 },
  );
});

test("equal weights leave the odd units to the first", (t) => {
  t.deepEqual([...splitProRata(11, Float64Array.of(1, 1, 1, 1))], [3, 3, 3, 2]);
  t.deepEqual([...splitProRata(10, Float64Array.of(0.1, 0.1, 0, 0.1))], [4, 3, 0, 3]);
  t.deepEqual([...splitProRata(5, new Float64Array(3))], [0, 0, 0]);
  t.deepEqual([...splitProRata(5, new Float64Array(0))], []);
});

test("what is no amount or no weight is refused", (t) => {
  for (const total of [-1, 0.5, Number.NaN, 2 ** 53]) {
    t.throws(() => splitProRata(total, Float64Array.of(1)), { message: /total/ });
  }
  for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    t.throws(() => splitProRata(1, Float64Array.of(1, value)), { message: /weight 1/ });
  }
});
