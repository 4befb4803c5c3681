import test from "ava";
import { computeCostPerMillionTokens, defaultOwnershipTerms } from "../../hardware-models/cost-per-token.ts";
import {
  computeBookShare,
  computeDeclineRate,
  computeHalfLife,
  computeResidualShare,
} from "../../hardware-models/depreciation.ts";
import {
  computeSahalRate,
  computeWrightCost,
  computeWrightExponent,
  computeWrightTotal,
} from "../../hardware-models/learning-curve.ts";
import {
  computeAnnuity,
  computeOwnershipCost,
  type OwnershipConditions,
} from "../../hardware-models/ownership-cost.ts";

const plain: OwnershipConditions = {
  electricityUsdPerKwh: 0.081,
  powerUsageEffectiveness: 1.2,
  lifeYears: 4,
  residualShare: 0,
  costOfCapitalPerYear: 0,
  buildingUsdPerWatt: 0,
  buildingLifeYears: 20,
  failuresPerYear: 0,
  repairShare: 0.3,
  busyShare: 1,
};
const full: OwnershipConditions = {
  ...plain,
  costOfCapitalPerYear: 0.1,
  buildingUsdPerWatt: 10.92,
  failuresPerYear: 0.091,
  residualShare: 0.1,
};
const machine = { priceUsd: 39_200, watts: 1440 };
const isClose = (one: number, other: number) => Math.abs(one / other - 1) < 1e-9;

test("without interest, building and failures it is the cost that predict tells", (t) => {
  const { totalUsd, capitalUsd, electricityUsd } = computeOwnershipCost(machine, plain);
  const economics = { acceleratorsUsd: machine.priceUsd, watts: machine.watts, tokensPerSecond: 1e6 / 3600 };
  const expected = computeCostPerMillionTokens(economics, { ...defaultOwnershipTerms, capitalFactor: 1 });
  t.true(isClose(totalUsd, expected.totalUsd) && isClose(capitalUsd, expected.capitalUsd));
  t.true(isClose(electricityUsd, expected.electricityUsd));
});

test("the parts add up, and every condition that costs makes it dearer", (t) => {
  const { totalUsd, ...parts } = computeOwnershipCost(machine, full);
  t.true(
    isClose(
      Object.values(parts).reduce((sum, part) => sum + part, 0),
      totalUsd,
    ),
  );
  for (const name of [
    "electricityUsdPerKwh",
    "powerUsageEffectiveness",
    "costOfCapitalPerYear",
    "buildingUsdPerWatt",
    "failuresPerYear",
    "repairShare",
  ] as const) {
    t.true(computeOwnershipCost(machine, { ...full, [name]: full[name] * 1.5 }).totalUsd > totalUsd, name);
  }
  for (const name of ["lifeYears", "residualShare", "busyShare"] as const) {
    const less = computeOwnershipCost(machine, { ...full, [name]: full[name] * 0.5 });
    t.true(less.totalUsd > totalUsd, name);
  }
});

test("the payments of an owner are worth the price, less what is left", (t) => {
  for (const rate of [0, 0.01, 0.1, 0.4]) {
    const conditions = { ...full, costOfCapitalPerYear: rate };
    const yearly = computeOwnershipCost(machine, conditions).capitalUsd * 8766;
    const paid = [1, 2, 3, 4].reduce((sum, year) => sum + yearly * (1 + rate) ** -year, 0);
    t.true(isClose(paid + 0.1 * machine.priceUsd * (1 + rate) ** -4, machine.priceUsd), String(rate));
  }
  t.true(Math.abs(computeAnnuity(1e-9, 4) - 0.25) < 1e-8);
});

test("an H100 costs its owner what analysts say, within a third", (t) => {
  const h100 = { priceUsd: 28_000 * 1.4, watts: 1730 / 1.2 };
  const hyperscaler = computeOwnershipCost(h100, { ...plain, costOfCapitalPerYear: 0.06, buildingUsdPerWatt: 10.92 });
  const neocloud = computeOwnershipCost(h100, { ...plain, costOfCapitalPerYear: 0.12, buildingUsdPerWatt: 10.92 });
  t.log(
    `hyperscaler ${hyperscaler.totalUsd.toFixed(2)} against 1.30, neocloud ${neocloud.totalUsd.toFixed(2)} against 1.69 USD/h`,
  );
  t.true(Math.abs(hyperscaler.totalUsd / 1.3 - 1) < 0.34 && Math.abs(neocloud.totalUsd / 1.69 - 1) < 0.33);
});

test("a learning curve falls by its rate at each doubling, and Sahal's rate is what a year of growth does", (t) => {
  for (const ratio of [0.6, 0.8, 0.95, 1]) {
    const exponent = computeWrightExponent(ratio);
    for (const units of [1, 7, 1e6]) {
      t.true(isClose(computeWrightCost(100, exponent, 2 * units) / computeWrightCost(100, exponent, units), ratio));
    }
    const decline = Math.log(computeWrightCost(1, exponent, 1) / computeWrightCost(1, exponent, Math.exp(0.35)));
    t.true(Math.abs(decline - computeSahalRate(exponent, 0.35)) < 1e-12);
  }
});

test("the total of a long learning curve is the sum of its units, by a plain twin", (t) => {
  for (const ratio of [0.4, 0.5, 0.8, 1]) {
    const exponent = computeWrightExponent(ratio);
    let sum = 0;
    for (let unit = 100_000; unit >= 1; unit--) sum += computeWrightCost(3, exponent, unit);
    t.true(Math.abs(computeWrightTotal(3, exponent, 100_000) / sum - 1) < 1e-12, String(ratio));
    const [short, long] = [computeWrightTotal(3, exponent, 10_000), computeWrightTotal(3, exponent, 10_001)];
    t.true(isClose(long - short + 1, computeWrightCost(3, exponent, 10_001) + 1));
  }
});

test("half of a price is left after its half-life, and declines compound", (t) => {
  for (const decline of [0.1, 0.5, 0.613, 0.89]) {
    t.true(isClose(computeResidualShare(decline, computeHalfLife(decline)), 0.5));
    t.true(isClose(computeResidualShare(decline, 3), Math.exp(-3 * computeDeclineRate(decline))));
  }
  t.deepEqual(
    [0, 2, 4, 5].map((years) => computeBookShare(4, years)),
    [1, 0.5, 0, 0],
  );
});
