import test from "ava";
import { evaluateGroup } from "../../scenarios/evaluators/evaluate-group.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { computeInactionBand, computeUnitValue } from "../../sim/theory/hashrate-hysteresis.ts";
import { computeInvestmentOption, computeOptionExponent } from "../../sim/theory/real-option.ts";
import { computeResearchRace } from "../../sim/theory/research-race.ts";
import { computeContinuousValue, computeDailyValue, computeOptimalLife } from "../../sim/theory/rig-value.ts";
import { computeScaledEquilibrium, computeTullockEquilibrium } from "../../sim/theory/tullock-contest.ts";

const random = createStream("mining-economics", "cases");
const draw = (low: number, high: number) => low * (high / low) ** random();
const drawCosts = () => Array.from({ length: 2 + Math.floor(10 * random()) }, () => draw(0.5, 5));

test("shares of a contest add up to one, fall with cost, and scale with nothing", (t) => {
  for (let round = 0; round < 200; round++) {
    const costs = drawCosts();
    const { shares, cutoffCost } = computeTullockEquilibrium(costs);
    t.true(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
    for (const [at, cost] of costs.entries()) t.is(shares[at]! > 0, cost < cutoffCost);
    const scaled = computeTullockEquilibrium(costs.map((cost) => 7 * cost));
    t.true(scaled.shares.every((share, at) => Math.abs(share - shares[at]!) < 1e-12));
  }
});

test("in equilibrium no miner gains by another effort", (t) => {
  for (let round = 0; round < 100; round++) {
    const costs = drawCosts();
    const { shares, effortOverPrize } = computeTullockEquilibrium(costs);
    for (const [at, cost] of costs.entries()) {
      const own = shares[at]! * effortOverPrize;
      const others = effortOverPrize - own;
      const profit = (effort: number) => effort / (effort + others) - cost * effort;
      for (const factor of [0, 0.5, 0.9, 1.1, 2]) {
        t.true(profit(factor * own + (own === 0 ? 0.01 * factor : 0)) <= profit(own) + 1e-12);
      }
    }
  }
});

test("economies of scale leave room for alpha / (alpha - 1) firms and no more", (t) => {
  for (const returnsToScale of [1.1, 1.25, 1.5, 2]) {
    const solve = (firms: number) => computeScaledEquilibrium({ firms, returnsToScale, unitCost: 2, prize: 3 });
    const most = Math.floor(solve(2).mostFirms + 1e-9);
    t.true(solve(most).profitEach > -1e-9 && solve(most + 1).profitEach < 0, String(returnsToScale));
  }
});

test("the exponent solves its equation, and waiting is worth more the less is known", (t) => {
  let last = 0;
  for (const volatility of [0, 0.01, 0.1, 0.5, 1, 3]) {
    const process = { driftPerYear: 0.02, discountPerYear: 0.1, volatility };
    const exponent = computeOptionExponent(process);
    const found = (volatility ** 2 / 2) * exponent * (exponent - 1) + 0.02 * exponent;
    t.true(exponent > 1 && Math.abs(found - 0.1) < 1e-12, String(volatility));
    const { threshold, worthAtCost, worthAtThreshold } = computeInvestmentOption(process, 5);
    t.true(threshold > last && worthAtCost > 0 && worthAtCost < worthAtThreshold);
    last = threshold;
  }
  t.is(computeInvestmentOption({ driftPerYear: -0.1, discountPerYear: 0.05, volatility: 0 }, 5).threshold, 5);
});

test("between its prices a unit is worth from nothing to its fixed cost", (t) => {
  for (let round = 0; round < 50; round++) {
    const sunk = {
      fixedUsdPerUnit: draw(100, 5000),
      capitalChargePerYear: draw(0.05, 1),
      operatingUsdPerUnitYear: draw(10, 2000),
      units: draw(1e3, 1e7),
      coinsPerYear: draw(1, 1e6),
    };
    const { entryPriceUsd, exitPriceUsd, harmlessFall } = computeInactionBand(sunk);
    t.true(Math.abs(computeUnitValue(sunk, entryPriceUsd) / sunk.fixedUsdPerUnit - 1) < 1e-9);
    t.true(Math.abs(computeUnitValue(sunk, exitPriceUsd)) < 1e-6 * sunk.fixedUsdPerUnit);
    t.true(Math.abs(1 - harmlessFall - exitPriceUsd / entryPriceUsd) < 1e-12);
  }
});

test("a rig paid daily is worth the sum of its days, and little more than one paid all the time", (t) => {
  for (let round = 0; round < 50; round++) {
    const rig = {
      revenueUsdPerDay: draw(5, 50),
      costUsdPerDay: draw(1, 4),
      decayPerDay: draw(1e-4, 1e-2),
      discountPerYear: draw(0.01, 0.5),
    };
    let sum = 0;
    for (let day = 0; day <= computeOptimalLife(rig); day++) {
      const margin = rig.revenueUsdPerDay * Math.exp(-rig.decayPerDay * day) - rig.costUsdPerDay;
      sum += margin * Math.exp((-rig.discountPerYear * day) / 365);
    }
    t.true(Math.abs(computeDailyValue(rig) / sum - 1) < 1e-9);
    const gap = computeDailyValue(rig) - computeContinuousValue(rig);
    t.true(gap > 0 && gap < rig.revenueUsdPerDay);
  }
});

test("a rig that never decays or costs nothing runs for ever; one that loses from the start never", (t) => {
  const rig = { revenueUsdPerDay: 4, costUsdPerDay: 1, decayPerDay: 0, discountPerYear: 0.1 };
  t.is(computeOptimalLife(rig), Number.POSITIVE_INFINITY);
  t.true(Math.abs(computeContinuousValue(rig) - (3 * 365) / 0.1) < 1e-6);
  t.true(Math.abs(computeDailyValue({ ...rig, costUsdPerDay: 0 }) - 4 / -Math.expm1(-0.1 / 365)) < 1e-6);
  t.deepEqual(
    [computeDailyValue, computeContinuousValue, computeOptimalLife].map((of) => of({ ...rig, revenueUsdPerDay: 0.5 })),
    [0, 0, 0],
  );
});

test("a research race without spillover or cost of losing is a contest of equals; too cheap research has no balance", (t) => {
  const race = { firms: 4, startCost: 2, spillover: 0.5, prize: 1, researchCost: 3 };
  const dear = computeResearchRace({ ...race, researchCost: 1e9 })!;
  t.true(Math.abs(dear.unitCost - 2) < 1e-6 && Math.abs(dear.profitEach - 1 / 16) < 1e-6 && dear.isBestResponse);
  t.is(computeResearchRace({ ...race, researchCost: 1e-3 }), null);
  const full = computeResearchRace({ ...race, spillover: 1 })!;
  t.is(full.researchEach, 0);
});

const refused: readonly (readonly [group: string, input: object])[] = [
  ["econ.tullock", { unit_costs: [1], prize_R: 1 }],
  ["econ.tullock", { unit_costs: [1, 0], prize_R: 1 }],
  ["econ.tullock.scale", { n: 0, alpha: 1, cost: 1, R: 1 }],
  [
    "econ.pratwalter",
    {
      discount_r: 0.1,
      drift_alpha: 0.1,
      sigma: 0.5,
      tech_rate_a: 0.5,
      capex_per_unit_I0: 1,
      electricity_per_unit_year_C0: 0,
    },
  ],
  [
    "econ.hysteresis",
    {
      fixed_cost_per_unit_F: 1,
      capital_charge_rate: 0,
      opex_per_unit_year_e: 1,
      installed_units_H: 1,
      coins_per_year_R: 1,
    },
  ],
  ["econ.npv", { revenue_day0: 1, opex_per_day: 1, capex: 1, daily_log_decay_of_revenue: -1, annual_discount_cont: 0 }],
  ["econ.rdrace", { n: 1, c0: 1, spillover_beta: 0, R: 1, rd_cost_gamma: 1 }],
  ["econ.realoption", { r: 0.1, delta_payout: 0, sigma: 0.2, I: 1 }],
  ["powpos.jrs.lambda", { delta_1Y: 0.5, psi_1Y: 0 }],
  ["powpos.jrs.zeta", { rho: 0, psi: 0.1, delta: 1.5, kappa_h: 0 }],
  ["learning.wright", { first_unit_cost: 1, learning_rate_progress_ratio: 0, cumulative_units: 1 }],
  ["learning.sahal", { learning_rate: 1, log_growth_of_cumulative_production_per_year: 0.1 }],
  ["yield", { die_area_cm2: 0, D0_per_cm2: 0.1, alpha: 3, N_layers: 1 }],
  ["dpw", { wafer_mm: 300, die_w_mm: 1e-9, die_h_mm: 1, scribe: 0, edge: 0 }],
  ["dpw", { wafer_mm: 300, die_w_mm: 10, die_h_mm: 10, scribe: 0, edge: 150 }],
  ["diecost", { wafer_cost: 1, wafer_mm: 300, die_w_mm: 290, die_h_mm: 290, D0: 0.1, alpha: 3 }],
  ["tapeout", { NRE_K: 1, unit_cost: 5, unit_price: 5, r: 0.1, delta: 0.1, sigma: 0.5 }],
  ["depreciation", { annual_decline: 1.1, years: 1 }],
];

test("an evaluator refuses what is no such input, and names the place", (t) => {
  for (const [group, input] of refused) {
    const error = t.throws(() => evaluateGroup("theory", group, input), { instanceOf: ScenarioError }, group);
    t.true(error.message.includes(`theory/${group}`), group);
  }
});
