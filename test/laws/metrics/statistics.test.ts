import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { computeAnyFalseAlarm } from "../../../sim/theory/false-alarms.ts";
import { computeFreeEntry } from "../../../sim/theory/free-entry.ts";
import { computeGaussLegendre } from "../../../sim/theory/gauss-legendre.ts";
import { computeGoodnessOfFit } from "../../../sim/theory/goodness-of-fit.ts";
import { rejectByBenjaminiHochberg, rejectByBonferroni, rejectByHolm } from "../../../sim/theory/multiple-tests.ts";
import { computeDrawsNeeded } from "../../../sim/theory/sample-size.ts";

test("what Bonferroni rejects Holm rejects, and what Holm rejects Benjamini and Hochberg reject", (t) => {
  const draw = createStream("multiple-tests", "law/p-values");
  for (let round = 0; round < 500; round++) {
    const pValues = Array.from({ length: 1 + Math.floor(draw() * 12) }, () => draw() ** 3);
    const bonferroni = rejectByBonferroni(pValues, 0.1);
    const holm = rejectByHolm(pValues, 0.1);
    const discoveries = rejectByBenjaminiHochberg(pValues, 0.1);
    pValues.forEach((p, index) => {
      t.true(!bonferroni[index]! || holm[index]!);
      t.true(!holm[index]! || discoveries[index]!);
      t.is(bonferroni[index], p <= 0.1 / pValues.length);
    });
  }
});

test("a p-value on its threshold rejects, whatever rounding does to the threshold", (t) => {
  t.deepEqual(rejectByBonferroni([0.1 / 3, 0.1, 0.5], 0.1), [true, false, false]);
  t.deepEqual(rejectByHolm([0.1, 0.05, 0.1 / 3], 0.1), [true, true, true]);
  t.deepEqual(rejectByBenjaminiHochberg([0.1, (2 * 0.1) / 3, 0.1 / 3], 0.1), [true, true, true]);
  t.deepEqual(rejectByBenjaminiHochberg([0.11, 0.09, 0.08], 0.1), [false, false, false]);
});

test("Gauss-Legendre quadrature is exact for polynomials of degree 2 n - 1", (t) => {
  for (const count of [1, 2, 5, 32, 101]) {
    const { nodes, weights } = computeGaussLegendre(count);
    for (let degree = 0; degree < Math.min(2 * count, 40); degree++) {
      const integral = nodes.reduce((sum, node, index) => sum + weights[index]! * node ** degree, 0);
      t.true(Math.abs(integral - (degree % 2 === 0 ? 2 / (degree + 1) : 0)) < 1e-13, `${count} ${degree}`);
    }
  }
});

test("counts in proportion to the chances fit perfectly, and twice the counts double the statistic", (t) => {
  const chances = [0.5, 0.3, 0.2];
  t.deepEqual(computeGoodnessOfFit([500, 300, 200], chances), { statistic: 0, degrees: 2, pValue: 1 });
  const once = computeGoodnessOfFit([520, 290, 190], chances);
  const twice = computeGoodnessOfFit([1040, 580, 380], chances);
  t.true(Math.abs(twice.statistic / once.statistic - 2) < 1e-12);
  // With two degrees of freedom the tail is exp(-x / 2).
  t.true(Math.abs(once.pValue - Math.exp(-once.statistic / 2)) < 1e-14);
});

test("more power, a smaller difference or a stricter level need more draws", (t) => {
  const base = { share: 0.2, difference: 0.01, alpha: 0.001, power: 0.9 };
  const needed = computeDrawsNeeded(base);
  t.true(computeDrawsNeeded({ ...base, power: 0.95 }) > needed);
  t.true(computeDrawsNeeded({ ...base, difference: 0.005 }) > needed);
  t.true(computeDrawsNeeded({ ...base, alpha: 1e-4 }) > needed);
});

test("false alarms of a suite: one test has its level, and tiny levels add up", (t) => {
  t.true(Math.abs(computeAnyFalseAlarm(1, 0.01) - 0.01) < 1e-17);
  t.true(Math.abs(computeAnyFalseAlarm(1000, 1e-15) / 1e-12 - 1) < 1e-11);
});

test("free entry: at its hashrate the electricity costs what the network pays", (t) => {
  const network = {
    rewardCoins: 3.125,
    priceUsd: 6e4,
    blocksPerDay: 144,
    electricityUsdPerKwh: 0.06,
    joulesPerTerahash: 20,
  };
  const entry = computeFreeEntry(network);
  const kilowatts = ((entry.hashrateHashesPerSecond / 1e12) * network.joulesPerTerahash) / 1000;
  t.true(Math.abs((kilowatts * 24 * network.electricityUsdPerKwh) / entry.revenueUsdPerDay - 1) < 1e-12);
  t.true(Math.abs((kilowatts * 8766) / entry.energyKwhPerYear - 1) < 1e-12);
});
