import test from "ava";
import { computeFiguresAt } from "../../../hardware-models/dated-prices.ts";
import { computeDesignCost } from "../../../hardware-models/design-cost.ts";
import { createDatedPlans } from "../../../sim/agents/dated-plans.ts";
import { loadSimJs } from "../../../sim/engine/simjs.ts";
import { listChipPlans } from "../../../sim/markets/chip-plans.ts";
import { simulate } from "../../../sim/simulate.ts";
import { createMadeInput, createMadeMarket, createMaker, hardwareMarket, technology } from "./made-market.ts";

const simJs = await loadSimJs();
const prices = technology.prices ?? [];
const dated = { ...createMadeMarket().hardware, market: { ...hardwareMarket, prices: "dated" as const } };
const plansAt = createDatedPlans(technology, hardwareMarket, undefined);
const cited = listChipPlans(technology, hardwareMarket, "mid");

test("a plan costs what wafers and masks cost in its year, and all else of it is as cited", (t) => {
  for (const year of [2004, 2012.9, 2018, 2030]) {
    const figures = computeFiguresAt(technology.figures, prices, Math.floor(year));
    for (const [at, plan] of plansAt("mid", year).entries()) {
      const { nanometres } = plan.node;
      t.is(plan.nreUsd, computeDesignCost("core", nanometres, figures).totalUsd.mid);
      const { chipUsd, nreUsd, masksUsd, ...rest } = plan;
      const { chipUsd: citedChipUsd, nreUsd: citedNreUsd, masksUsd: citedMasksUsd, ...citedRest } = cited[at]!;
      t.deepEqual(rest, citedRest);
      t.true(Math.abs(nreUsd - masksUsd - (citedNreUsd - citedMasksUsd)) < 1e-3, plan.node.name);
      t.true(masksUsd >= citedMasksUsd * (1 - 1e-12) && chipUsd / citedChipUsd > 0.8 && chipUsd / citedChipUsd < 1.3);
    }
  }
});

test("plans of a year are worked out once, scale with the factor on design, and differ by year", (t) => {
  t.is(plansAt("mid", 2013.2), plansAt("mid", 2013.9));
  t.not(plansAt("mid", 2013), plansAt("low", 2013));
  const twice = createDatedPlans(technology, hardwareMarket, { designCost: 2 });
  for (const [at, plan] of plansAt("mid", 2013).entries()) {
    t.is(twice("mid", 2013)[at]!.nreUsd, 2 * plan.nreUsd);
    if (plan.node.name === "28nm") t.true(plan.masksUsd > 2 * plansAt("mid", 2022)[at]!.masksUsd);
  }
});

test("makers pay dated prices where the market says so, and cited ones where it says nothing", (t) => {
  const makers = [createMaker({ name: "alpha", siliconSuccess: 1 })];
  const machinesOf = (hardware: ReturnType<typeof createMadeMarket>["hardware"]) =>
    simulate(createMadeInput({ makers, hardware, price: { model: "constant", usd: 20_000 } }), simJs).industry!
      .machines;
  const plain = machinesOf(createMadeMarket().hardware);
  const made = machinesOf(dated);
  t.true(plain.length > 0 && made.length > 0);
  const paid = (machines: typeof plain, find: (node: string, month: string) => number) => {
    for (const { node, decidedMonth, designUsd } of machines) {
      t.true(Math.abs(designUsd / find(node, decidedMonth) - 1) < 1e-9, `${node} ${decidedMonth}`);
    }
  };
  paid(plain, (node) => cited.find((plan) => plan.node.name === node)!.nreUsd);
  paid(
    made,
    // A decision at a month's end is made at the start of the next.
    (node, month) =>
      plansAt("mid", Number(month.slice(0, 4)) + Number(month.slice(5, 7)) / 12 + 1e-3).find(
        (plan) => plan.node.name === node,
      )!.nreUsd,
  );
  t.deepEqual(machinesOf({ ...dated, market: { ...dated.market, prices: "cited" } }), plain);
});

test("dated prices without a record of them are a fault of ours, told at once", (t) => {
  const undated = { ...technology, prices: undefined };
  t.throws(() => createDatedPlans(undated, hardwareMarket, undefined), { message: /hardware\.market\.prices/ });
});
