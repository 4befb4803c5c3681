import test from "ava";
import { computeDieCost } from "../../hardware-models/die-cost.ts";
import {
  countDiesPerWafer,
  estimateDiesPerWafer,
  isWithinReticle,
  shapeDie,
  type WaferCut,
} from "../../hardware-models/wafer.ts";
import {
  computeBoseEinsteinYield,
  computeNegativeBinomialYield,
  computePoissonYield,
  computeSeedsYield,
  yieldModelNames,
  yieldModels,
} from "../../hardware-models/yield.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

const random = createStream("die-yield", "cases");
const draw = (low: number, high: number) => low * (high / low) ** random();

const cutOf = (width: number, height: number, scribe = 0, edge = 0): WaferCut => ({
  waferMillimetres: 300,
  dieWidthMillimetres: width,
  dieHeightMillimetres: height,
  scribeMillimetres: scribe,
  edgeMillimetres: edge,
});

test("yield is 1 without defects, falls with every defect, and stays above 0", (t) => {
  for (const name of yieldModelNames) {
    t.is(yieldModels[name](0, 3), 1, name);
    let last = 1;
    for (let defects = 1e-6; defects < 100; defects *= 1.5) {
      const share = yieldModels[name](defects, 3);
      t.true(share > 0 && share < last, `${name} at ${defects}`);
      last = share;
    }
  }
});

test("for few defects every model loses one die a defect", (t) => {
  for (const name of yieldModelNames) {
    t.true(Math.abs((1 - yieldModels[name](1e-5, 3)) / 1e-5 - 1) < 1e-4, name);
  }
});

test("Poisson is the lowest of the models, Seeds the highest, and clustering leads from one to the other", (t) => {
  for (let round = 0; round < 200; round++) {
    const defects = draw(0.01, 10);
    const low = computePoissonYield(defects);
    const high = computeSeedsYield(defects);
    for (const name of yieldModelNames) {
      const share = yieldModels[name](defects, draw(1, 50));
      t.true(share >= low * (1 - 1e-12) && share <= high * (1 + 1e-12), `${name} at ${defects}`);
    }
    t.true(Math.abs(computeNegativeBinomialYield(defects, 1) / high - 1) < 1e-12);
    t.true(Math.abs(computeNegativeBinomialYield(defects, 1e9) / low - 1) < 1e-6);
    t.true(Math.abs(computeBoseEinsteinYield(defects, 1) / high - 1) < 1e-12);
  }
});

test("a larger die never gives more dies, and silicon is never more than the wafer", (t) => {
  for (let round = 0; round < 200; round++) {
    const [width, height] = [draw(0.5, 26), draw(0.5, 33)];
    for (const dies of [estimateDiesPerWafer, countDiesPerWafer]) {
      const found = dies(cutOf(width, height));
      t.true(found * width * height < Math.PI * 150 * 150);
      t.true(dies(cutOf(width * 2, height)) <= found && dies(cutOf(width, height, 0.2, 3)) <= found);
    }
  }
});

test("the estimate lies within a seventh of the count, or three dies", (t) => {
  for (let round = 0; round < 200; round++) {
    const cut = cutOf(draw(1, 26), draw(1, 33));
    const [estimate, count] = [estimateDiesPerWafer(cut), countDiesPerWafer(cut)];
    t.true(Math.abs(estimate - count) <= Math.max(3, count / 7), `${JSON.stringify(cut)}: ${estimate}, ${count}`);
  }
});

test("the count is that of a plain twin that tries every die", (t) => {
  for (let round = 0; round < 30; round++) {
    const [width, height] = [draw(5, 40), draw(5, 40)];
    t.is(countDiesPerWafer(cutOf(width, height)), countPlainly(width, height), `${width} x ${height}`);
  }
});

function countPlainly(width: number, height: number): number {
  let best = 0;
  for (const [left, bottom] of [
    [0, 0],
    [width / 2, 0],
    [0, height / 2],
    [width / 2, height / 2],
  ] as const) {
    let count = 0;
    for (let column = -100; column < 100; column++) {
      for (let row = -100; row < 100; row++) {
        const [x, y] = [left + column * width, bottom + row * height];
        const corners = [
          Math.hypot(x, y),
          Math.hypot(x + width, y),
          Math.hypot(x, y + height),
          Math.hypot(x + width, y + height),
        ];
        if (corners.every((radius) => radius <= 150)) count++;
      }
    }
    best = Math.max(best, count);
  }
  return best;
}

test("good dies pay for the wafer, to the last cent", (t) => {
  for (let round = 0; round < 100; round++) {
    const input = { waferUsd: draw(500, 30_000), grossDies: draw(1, 5000), yieldShare: draw(0.01, 1) };
    const { goodDies, usdPerGoodDie } = computeDieCost(input);
    t.true(Math.abs((goodDies * usdPerGoodDie) / input.waferUsd - 1) < 1e-12);
    t.true(goodDies <= input.grossDies);
  }
});

test("a die fits the reticle upright or turned, and a shaped die has its area", (t) => {
  t.true(isWithinReticle(26, 33) && isWithinReticle(33, 26) && isWithinReticle(26, 26));
  t.false(isWithinReticle(26.1, 33) || isWithinReticle(27, 27) || isWithinReticle(1, 33.1));
  for (const area of [0.5, 100, 676, 800, 858]) {
    const [width, height] = shapeDie(area);
    t.true(Math.abs(width * height - area) < 1e-9 && isWithinReticle(width, height), String(area));
  }
  t.false(isWithinReticle(...shapeDie(859)));
});
