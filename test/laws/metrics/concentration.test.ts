import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import {
  type Concentration,
  computeConcentration,
  computeGini,
  computeHhi,
  computeNakamotoCoefficient,
  computeTheilT,
} from "../../../sim/metrics/concentration.ts";
import { computeLorenzCurve } from "../../../sim/metrics/lorenz-curve.ts";

const holding = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 1000 }),
  fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
);
const holdings = fc
  .array(holding, { minLength: 1, maxLength: 60 })
  .filter((values) => values.some((value) => value > 1e-3));

function measure(values: readonly number[]): Concentration {
  const measures = computeConcentration(values);
  assert.ok(measures !== null);
  return measures;
}

function isNear(found: number, expected: number, tolerance = 1e-12): boolean {
  return Math.abs(found - expected) <= tolerance * (1 + Math.abs(expected));
}

/** The definitions, word for word: sums over pairs and over shares. */
function measurePlainly(values: readonly number[]) {
  const count = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  const shares = values.map((value) => value / sum);
  const entropy = -shares.reduce((total, share) => total + (share > 0 ? share * Math.log(share) : 0), 0);
  const differences = values.reduce((total, a) => total + values.reduce((row, b) => row + Math.abs(a - b), 0), 0);
  return {
    gini: differences / (2 * count * sum),
    hhi: shares.reduce((total, share) => total + share ** 2, 0),
    shannonNats: entropy,
    theilT: Math.log(count) - entropy,
    theilL: values.includes(0) ? null : values.reduce((total, x) => total + Math.log(sum / count / x), 0) / count,
  };
}

test("measures agree with their definitions", (t) => {
  fc.assert(
    fc.property(holdings, (values) => {
      const found = measure(values);
      const plain = measurePlainly(values);
      for (const key of ["gini", "hhi", "shannonNats", "theilT"] as const)
        assert.ok(isNear(found[key], plain[key]), key);
      assert.equal(found.theilL === null, plain.theilL === null);
      assert.ok(isNear(found.theilL ?? 0, plain.theilL ?? 0));
    }),
    { seed: 41, numRuns: 300 },
  );
  t.pass();
});

test("measures depend neither on the unit nor on the order", (t) => {
  fc.assert(
    fc.property(holdings, fc.integer({ min: -200, max: 200 }), (values, power) => {
      const other = values.map((value) => value * 2 ** power).reverse();
      assert.deepEqual(measure(other), measure(values));
    }),
    { seed: 42, numRuns: 300 },
  );
  t.pass();
});

test("measures lie between equality and one holder of all", (t) => {
  fc.assert(
    fc.property(holdings, (values) => {
      const { holders, gini, hhi, theilT, nakamotoHalf, nakamotoThird, topShare, topFourShare, ...rest } =
        measure(values);
      assert.ok(gini >= 0 && gini <= (holders - 1) / holders + 1e-12);
      assert.ok(hhi >= (1 - 1e-12) / holders && hhi <= 1 + 1e-12);
      assert.ok(theilT >= 0 && theilT <= Math.log(holders) + 1e-12);
      assert.ok(nakamotoThird >= 1 && nakamotoThird <= nakamotoHalf && nakamotoHalf <= Math.floor(holders / 2) + 1);
      assert.ok(topShare <= topFourShare && topFourShare <= 1 && topShare >= (1 - 1e-12) / holders);
      assert.ok((rest.normalisedEntropy ?? 0) <= 1 + 1e-12);
    }),
    { seed: 43, numRuns: 300 },
  );
  for (let count = 2; count < 40; count++) {
    const equal = measure(Array<number>(count).fill(0.1));
    t.deepEqual([equal.gini, equal.theilT, equal.theilL], [0, 0, 0]);
    // Half of the holders have half: strictly more takes one more.
    t.is(equal.nakamotoHalf, Math.floor(count / 2) + 1, `${count}`);
    t.is(equal.nakamotoThird, Math.floor(count / 3) + 1, `${count}`);
    const one = measure([...Array<number>(count - 1).fill(0), 7]);
    t.is(one.gini, (count - 1) / count);
    t.is(one.hhi, 1);
    t.is(one.shannonNats, 0);
    t.is(one.giniUnbiased, 1);
  }
});

test("a gift from poorer to richer raises every measure of inequality", (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 40 }), (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      const after = [sorted[0]! - 1, ...sorted.slice(1, -1), sorted.at(-1)! + 1];
      assert.ok(computeGini(after)! > computeGini(values)!);
      assert.ok(computeHhi(after)! > computeHhi(values)!);
      assert.ok(computeTheilT(after)! > computeTheilT(values)!);
      assert.ok(computeNakamotoCoefficient(after)! <= computeNakamotoCoefficient(values)!);
    }),
    { seed: 44, numRuns: 300 },
  );
  t.pass();
});

test("a population twice over has the same Gini and Theil indices, and half the HHI", (t) => {
  fc.assert(
    fc.property(holdings, (values) => {
      const once = measure(values);
      const twice = measure([...values, ...values]);
      assert.ok(isNear(twice.gini, once.gini));
      assert.ok(isNear(twice.theilT, once.theilT));
      assert.ok(isNear(twice.theilL ?? 0, once.theilL ?? 0));
      assert.ok(isNear(twice.effectiveHolders, 2 * once.effectiveHolders));
    }),
    { seed: 45 },
  );
  t.pass();
});

test("a holder of nothing counts: the Gini coefficient g of n becomes (n g + 1) / (n + 1)", (t) => {
  fc.assert(
    fc.property(holdings, (values) => {
      const { gini, holders } = measure(values);
      assert.ok(isNear(computeGini([...values, 0])!, (holders * gini + 1) / (holders + 1)));
    }),
    { seed: 46 },
  );
  t.pass();
});

test("one satoshi decides a majority of whole numbers, and rounding never does", (t) => {
  t.is(computeNakamotoCoefficient([1_050_000_000_000_000, 1_050_000_000_000_000]), 2);
  t.is(computeNakamotoCoefficient([1_050_000_000_000_001, 1_050_000_000_000_000]), 1);
  t.is(computeNakamotoCoefficient([0.3, 0.2, 0.5]), 2);
  t.is(computeNakamotoCoefficient(Array<number>(1000).fill(0.1)), 501);
  t.is(computeNakamotoCoefficient([0.1, 0.2, 0.3], 3), 1);
});

test("the Lorenz curve rises convexly from 0 to 1, and twice the area it leaves is the Gini coefficient", (t) => {
  fc.assert(
    fc.property(holdings, (values) => {
      const curve = computeLorenzCurve(values);
      assert.ok(curve !== null);
      const { parties, total } = curve;
      assert.deepEqual([parties[0], total[0], parties.at(-1), total.at(-1)], [0, 0, 1, 1]);
      const steps = total.slice(1).map((held, index) => held - total[index]!);
      assert.ok(steps.every((step, index) => step >= (steps[index - 1] ?? 0) - 1e-12));
      const area = steps.reduce((sum, step, index) => sum + (total[index]! + step / 2) / steps.length, 0);
      assert.ok(isNear(1 - 2 * area, measure(values).gini));
    }),
    { seed: 47 },
  );
  t.pass();
});

test("holdings of any size, side by side, have finite measures", (t) => {
  for (const values of [
    [5e-324, 4],
    [5e-324, 5e-324],
    [1e308, 1e308, 1],

    [1e-160, 2e-160],
  ]) {
    t.true(Object.values(measure(values)).every(Number.isFinite), values.join(" "));
  }
  t.is(measure([1e308, 1e308]).theilL, 0);
});

test("nothing held has no concentration, and what is no holding is refused", (t) => {
  for (const nothing of [[], [0], [0, 0, 0]]) {
    t.is(computeConcentration(nothing), null);
    t.is(computeLorenzCurve(nothing), null);
    t.is(computeGini(nothing), null);
  }
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY, -1e-300]) {
    t.throws(() => computeConcentration([1, wrong]), { instanceOf: RangeError, message: /^holdings\[1\]: / });
  }
});
