import test from "ava";
import {
  computeAverageModelTotal,
  computeSahalRate,
  computeWrightCost,
  computeWrightExponent,
  computeWrightTotal,
} from "../../hardware-models/learning-curve.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { computeOptionExponent, computeOptionMultiple } from "../../sim/theory/real-option.ts";
import { computeTapeOutThreshold } from "../../sim/theory/tape-out.ts";

const random = createStream("learning-limits", "cases");
const draw = (low: number, high: number) => low * (high / low) ** random();
const isClose = (one: number, other: number, within = 1e-9) => Math.abs(one - other) <= within * Math.max(one, other);

test("without learning every unit costs as the first; the faster one learns, the less each and all cost", (t) => {
  for (let round = 0; round < 100; round++) {
    const [first, units] = [draw(0.01, 1e6), Math.ceil(draw(2, 1e8))];
    t.is(computeWrightCost(first, computeWrightExponent(1), units), first);
    t.true(isClose(computeWrightTotal(first, 0, units), first * units));
    let [last, lastTotal] = [first, first * units * (1 + 1e-9)];
    for (const ratio of [0.95, 0.9, 0.8, 0.65, 0.5]) {
      const exponent = computeWrightExponent(ratio);
      const [cost, total] = [computeWrightCost(first, exponent, units), computeWrightTotal(first, exponent, units)];
      t.true(cost < last && total < lastTotal && cost > 0, `${ratio} ${units}`);
      [last, lastTotal] = [cost, total];
    }
  }
});

test("all units cost between as many of the last and of the first, and no less than where the curve is of the average", (t) => {
  for (let round = 0; round < 100; round++) {
    const [exponent, units] = [computeWrightExponent(draw(0.5, 0.99)), Math.ceil(draw(2, 1e9))];
    const total = computeWrightTotal(1, exponent, units);
    t.true(total >= units * computeWrightCost(1, exponent, units) && total <= units);
    t.true(total >= computeAverageModelTotal(1, exponent, units) * (1 - 1e-12));
  }
});

test("the total grows by each unit's cost, across the step from a sum to a formula", (t) => {
  for (const ratio of [0.5, 0.7, 0.8, 0.95]) {
    const exponent = computeWrightExponent(ratio);
    for (const units of [2, 100, 9_999, 10_000, 10_001, 20_000, 1_000_000]) {
      const step = computeWrightTotal(1, exponent, units) - computeWrightTotal(1, exponent, units - 1);
      t.true(isClose(step, computeWrightCost(1, exponent, units), 1e-6), `${ratio} ${units}`);
    }
  }
});

test("under constant growth Wright's law is Moore's: the cost falls by the same share every year", (t) => {
  for (let round = 0; round < 50; round++) {
    const [exponent, growth, first] = [computeWrightExponent(draw(0.6, 0.95)), draw(0.05, 1), draw(1, 100)];
    const costs = [0, 1, 2, 3].map((year) => computeWrightCost(first, exponent, Math.exp(growth * year)));
    for (const [year, cost] of costs.slice(1).entries()) {
      t.true(isClose(Math.log(costs[year]! / cost), computeSahalRate(exponent, growth), 1e-9));
    }
  }
});

test("what must be expected before a tape-out is above break-even, rises with doubt and falls with what waiting loses", (t) => {
  const terms = { nreUsd: 3e7, unitCostUsd: 8, unitPriceUsd: 50 };
  const multiple = (driftPerYear: number, volatility: number) =>
    computeTapeOutThreshold({ ...terms, volume: { driftPerYear, discountPerYear: 0.1, volatility } }).multiple;
  for (let round = 0; round < 100; round++) {
    const [drift, volatility] = [draw(0.001, 0.09) * (random() < 0.5 ? -1 : 1), draw(0.01, 2)];
    t.true(multiple(drift, volatility) > 1);
    t.true(multiple(drift, volatility * 1.1) > multiple(drift, volatility));
    t.true(multiple(drift - 0.005, volatility) < multiple(drift, volatility));
  }
});

test("without doubt nobody waits for a volume that does not grow, and for one that grows until r / (r - drift)", (t) => {
  for (const drift of [-0.2, -0.01, 0]) {
    const exponent = computeOptionExponent({ driftPerYear: drift, discountPerYear: 0.1, volatility: 1e-6 });
    t.true(Math.abs(computeOptionMultiple(exponent) - 1) < 1e-4, String(drift));
  }
  for (const drift of [0.01, 0.05, 0.09]) {
    for (const volatility of [0, 1e-6]) {
      const exponent = computeOptionExponent({ driftPerYear: drift, discountPerYear: 0.1, volatility });
      t.true(isClose(computeOptionMultiple(exponent), 0.1 / (0.1 - drift), 1e-9), `${drift} ${volatility}`);
    }
  }
});

test("units to go ahead are the multiple of break-even, in proportion to the design and against the margin", (t) => {
  const volume = { driftPerYear: 0.05, discountPerYear: 0.1, volatility: 0.6 };
  for (let round = 0; round < 50; round++) {
    const [nreUsd, unitCostUsd, marginUsd] = [draw(1e5, 1e9), draw(0.1, 1e4), draw(0.1, 1e4)];
    const at = (nre: number, margin: number) =>
      computeTapeOutThreshold({ nreUsd: nre, unitCostUsd, unitPriceUsd: unitCostUsd + margin, volume });
    const { breakEvenUnits, unitsToGoAhead, multiple } = at(nreUsd, marginUsd);
    t.true(isClose(unitsToGoAhead, multiple * breakEvenUnits) && isClose(breakEvenUnits * marginUsd, nreUsd, 1e-6));
    t.true(isClose(at(2 * nreUsd, marginUsd).unitsToGoAhead, 2 * unitsToGoAhead, 1e-6));
    t.true(isClose(at(nreUsd, 2 * marginUsd).unitsToGoAhead, unitsToGoAhead / 2, 1e-6));
  }
});
