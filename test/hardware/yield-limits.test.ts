import test from "ava";
import {
  computeBoseEinsteinYield,
  computeMurphyYield,
  computeNegativeBinomialYield,
  computePoissonYield,
  computeSeedsRootYield,
  computeSeedsYield,
} from "../../hardware-models/yield.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

const random = createStream("yield-limits", "cases");
const draw = (low: number, high: number) => low * (high / low) ** random();
const isClose = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(one, other);

/** Every model as one function of the mean number of defects. */
const models = {
  poisson: computePoissonYield,
  murphy: computeMurphyYield,
  seeds: computeSeedsYield,
  "seeds, root": computeSeedsRootYield,
  "negative binomial, 0.3": (defects: number) => computeNegativeBinomialYield(defects, 0.3),
  "negative binomial, 3": (defects: number) => computeNegativeBinomialYield(defects, 3),
  "Bose-Einstein, 13.5": (defects: number) => computeBoseEinsteinYield(defects, 13.5),
};

test("a model is 1 at no defects, falls with each, and never leaves 0 to 1, from the smallest number to the largest", (t) => {
  for (const [name, model] of Object.entries(models)) {
    t.is(model(0), 1, name);
    let last = 1;
    for (let exponent = -323; exponent <= 308; exponent += 0.5) {
      const share = model(10 ** exponent);
      t.true(share >= 0 && share <= last, `${name} at 1e${exponent}: ${share}`);
      last = share;
    }
    t.true(model(1e-4) < 1 && model(1e308) < 1e-3, name);
  }
});

test("Murphy lies between Poisson and Seeds, near the mean of one and none", (t) => {
  for (let round = 0; round < 300; round++) {
    const defects = draw(1e-6, 50);
    const murphy = computeMurphyYield(defects);
    t.true(computePoissonYield(defects) <= murphy * (1 + 1e-12) && murphy <= computeSeedsYield(defects) * (1 + 1e-12));
    // The second moment of a triangle of densities is 7/6 of that of one density.
    if (defects < 1e-3) t.true(Math.abs(murphy - (1 - defects + (7 / 12) * defects ** 2)) < defects ** 3 + 1e-15);
  }
});

test("the more defects cluster, the more dies are spared, from Poisson to all", (t) => {
  for (let round = 0; round < 100; round++) {
    const defects = draw(1e-3, 100);
    let last = computePoissonYield(defects);
    for (let clustering = 1e12; clustering >= 1e-12; clustering /= 10) {
      const share = computeNegativeBinomialYield(defects, clustering);
      t.true(share >= last * (1 - 1e-9), `${defects} ${clustering}`);
      last = share;
    }
    t.true(last > 1 - 1e-9);
  }
  // Where defects / clustering is larger than any number.
  for (const [defects, clustering] of [
    [1, 5e-324],
    [1e308, 1e-5],
    [1e300, 1e-300],
  ] as const) {
    const expected = 1 - clustering * (Math.log(defects) - Math.log(clustering));
    t.true(Math.abs(computeNegativeBinomialYield(defects, clustering) - expected) < 1e-4, String(clustering));
  }
});

test("a negative binomial of whole clustering is that many critical layers with a share of the defects each", (t) => {
  for (let layers = 1; layers <= 20; layers++) {
    const defects = draw(0.01, 20);
    t.true(isClose(computeNegativeBinomialYield(defects, layers), computeBoseEinsteinYield(defects / layers, layers)));
  }
});

test("layers multiply: n layers of Bose-Einstein work when each does", (t) => {
  for (let round = 0; round < 50; round++) {
    const [defects, one, other] = [draw(0.001, 3), draw(0.5, 20), draw(0.5, 20)];
    const both = computeBoseEinsteinYield(defects, one) * computeBoseEinsteinYield(defects, other);
    t.true(isClose(both, computeBoseEinsteinYield(defects, one + other)));
  }
});

test("two halves of a die both work as often as the die by Poisson, and less often where defects cluster", (t) => {
  for (let round = 0; round < 100; round++) {
    const defects = draw(0.01, 10);
    t.true(isClose(computePoissonYield(defects / 2) ** 2, computePoissonYield(defects)));
    for (const model of [computeMurphyYield, computeSeedsYield, models["negative binomial, 3"]]) {
      t.true(model(defects / 2) ** 2 < model(defects));
    }
  }
});

test("Murphy is the mean over a triangle of densities of what Poisson gives at each, by a plain sum", (t) => {
  const steps = 200_000;
  for (const defects of [0.1, 1, 4]) {
    let sum = 0;
    let weights = 0;
    for (let step = 0; step < steps; step++) {
      const density = (2 * defects * (step + 0.5)) / steps;
      const weight = defects - Math.abs(density - defects);
      sum += weight * Math.exp(-density);
      weights += weight;
    }
    t.true(Math.abs(sum / weights / computeMurphyYield(defects) - 1) < 1e-8, String(defects));
  }
});
