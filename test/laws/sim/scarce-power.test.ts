import test from "ava";
import { readWorkTechnology } from "../../../scenarios/fit/read-work-technology.ts";
import { openScenario } from "../../../scenarios/loading/load-scenario.ts";
import { getNamedRule } from "../../../scenarios/named-rule.ts";
import { buildSimulationInput } from "../../../scenarios/runners/job-input.ts";
import { listJobs } from "../../../scenarios/runners/list-jobs.ts";
import { computeCloudValue } from "../../../sim/agents/cloud-purchases.ts";
import type { MarketView } from "../../../sim/agents/market-view.ts";
import { applyOfferMonths, applyOfferPrices } from "../../../sim/agents/offer-review.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { createWorld } from "../../../sim/world.ts";

const open = openScenario("ai-race");
const CLOUDS = 7;
/** Clouds are the buyers here, and miners have no money: nothing depends on what miners see. */
const view = {} as MarketView;

/** One machine on sale, clouds that value it differently, and power for fewer machines than there are. */
function sell(budgetsUsd: readonly number[], sets: readonly string[] = []) {
  const { scenario, devices, history } = open([
    "end=2028-01",
    ...budgetsUsd.map((_, cloud) => `clouds[${cloud}].electricityUsdPerKwh=${0.05 + 0.3 * (CLOUDS - 1 - cloud)}`),
    ...sets,
  ]);
  const schemes = scenario.schemes.filter(({ name }) => name === "proof-of-work");
  const [job] = listJobs(scenario, schemes, { world: { devices, history }, seed: "scarce", replications: 1 });
  const sources = { loadRule: () => getNamedRule("proof-of-work"), readTechnology: readWorkTechnology };
  const world = createWorld(buildSimulationInput(job!, sources));
  const serving = world.serving!;
  serving.payTrend.push(2e-7);
  const now = applyOfferMonths(world, world.industry!).find(({ maker }) => maker.input.name === "gpu-leader")!;
  const { offer } = now;
  const units = Math.floor(world.industry!.power!.leftWatts / (offer.machine.powerWatts * 1.2));
  const wafersUnits = offer.leftUnits + offer.unpoweredUnits;
  const values = budgetsUsd.map((_, cloud) => computeCloudValue(world, serving, cloud, now));
  const budgets = new Float64Array(world.population.size + CLOUDS);
  budgets.set(budgetsUsd, world.population.size);
  applyOfferPrices(world, view, [now], budgets);
  const bought = budgetsUsd.map((_, cloud) =>
    serving.clouds.orders.reduce((sum, order) => sum + (order.cloud === cloud ? order.units : 0), 0),
  );
  return { offer, units, wafersUnits, values, bought };
}

function drawBudgets(seed: number): number[] {
  const draw = createStream(`scarce/${seed}`, "budgets");
  return Array.from({ length: CLOUDS }, () => 10 ** (6 + 4 * draw()));
}

/** What buyers would pay for the last of some units: the highest price at which those who pay it have the money for all. */
function computeLastUsd(values: readonly number[], budgets: readonly number[], units: number): number {
  const prices = values.map((value) => {
    const money = budgets.reduce((sum, usd, other) => sum + (values[other]! >= value ? usd : 0), 0);
    return Math.min(value, money / units);
  });
  return Math.max(...prices);
}

const cap = "hardware.market.powerGwPerYear=0.05";
const free = [cap, "makers[0].listMargin=1e6"];

test("without a list price, the last buyer of what can be connected sets the price, and makers get what power is worth", (t) => {
  let [above, outbid] = [0, 0];
  for (let seed = 0; seed < 8; seed++) {
    const budgets = drawBudgets(seed);
    const { offer, units, wafersUnits, values, bought } = sell(budgets, free);
    t.true(units < wafersUnits, "power is what is scarce");
    const lastUsd = computeLastUsd(values, budgets, units);
    const expected = Math.max(offer.floorUsd, 0.9 * lastUsd);
    t.true(Math.abs(offer.priceUsd / expected - 1) < 1e-12, `${offer.priceUsd} for ${expected}`);
    // Whole machines, a price that leaves the last buyer a tenth: all that can be connected is sold, to those who pay it.
    const sold = bought.reduce((sum, one) => sum + one, 0);
    const affordable =
      budgets.reduce((sum, usd, at) => sum + (values[at]! >= offer.priceUsd ? usd : 0), 0) / offer.priceUsd;
    t.true(Math.abs(sold - Math.min(units, affordable)) <= 1.001, `${sold} of ${units}`);
    bought.forEach((one, cloud) => {
      if (values[cloud]! >= offer.priceUsd) return;
      t.is(one, 0);
      if (budgets[cloud]! > offer.priceUsd) outbid++;
    });
    if (offer.priceUsd > offer.floorUsd * 1.01) above++;
  }
  t.true(above > 4 && outbid > 4, `${above} prices above the floor, ${outbid} buyers with money outbid`);
});

test("at a list price below that, as many are sold, and the same buyers keep what power is worth, by their money", (t) => {
  let kept = 0;
  for (let seed = 0; seed < 8; seed++) {
    const budgets = drawBudgets(seed);
    const dear = sell(budgets, free);
    const listMargin = 0.5;
    const { offer, units, values, bought } = sell(budgets, [cap, `makers[0].listMargin=${listMargin}`]);
    const listUsd = offer.machine.unitCostUsd * (1 + listMargin);
    t.true(offer.priceUsd <= listUsd * (1 + 1e-12));
    if (dear.offer.priceUsd <= listUsd) continue;
    t.is(offer.priceUsd, listUsd);
    const sold = bought.reduce((sum, one) => sum + one, 0);
    t.true(Math.abs(sold - units) <= 1.001, `${sold} of ${units}`);
    const able = budgets.reduce((sum, usd, at) => sum + (values[at]! >= listUsd ? usd : 0), 0);
    bought.forEach((one, cloud) => {
      const due = values[cloud]! >= listUsd ? (units * budgets[cloud]!) / able : 0;
      t.true(Math.abs(one - due) <= 1.001, `${one} for ${due}`);
    });
    kept++;
  }
  t.true(kept > 3, String(kept));
});

test("more power never raises the price of a machine", (t) => {
  for (let seed = 0; seed < 4; seed++) {
    const budgets = drawBudgets(seed);
    const prices = [0.02, 0.05, 0.2, 2].map(
      (gigawatts) =>
        sell(budgets, [`hardware.market.powerGwPerYear=${gigawatts}`, "makers[0].listMargin=1e6"]).offer.priceUsd,
    );
    t.deepEqual(
      prices,
      prices.toSorted((one, other) => other - one),
    );
  }
});
