import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { applyOfferMonth, applyOfferPurchase, createOffer } from "../../../sim/markets/chip-offer.ts";
import { describeMachine, listChipPlans } from "../../../sim/markets/chip-plans.ts";
import { computeClearingPrice, computeSpentShare } from "../../../sim/markets/offer-price.ts";
import { computeWafersAtHand, shareWafers } from "../../../sim/markets/wafers.ts";
import { hardwareMarket, technology } from "./made-market.ts";

test("at the clearing price all units sell, and at none above it", (t) => {
  const stream = createStream("clearing", "");
  for (let draw = 0; draw < 300; draw++) {
    const bids = Array.from({ length: 1 + Math.floor(stream() * 12) }, () => ({
      valueUsd: stream() * 100,
      budgetUsd: stream() * 1000,
    }));
    const units = 1 + stream() * 40;
    const price = computeClearingPrice(bids, units);
    const demand = (usd: number) => bids.reduce((sum, bid) => sum + (bid.valueUsd >= usd ? bid.budgetUsd / usd : 0), 0);
    t.true(demand(price) >= units * (1 - 1e-12));
    for (const above of [1.001, 1.1, 2, 5]) t.true(demand(price * above) < units);
    const spent = computeSpentShare(bids, units, price);
    t.true(spent > 0 && spent <= 1);
  }
  t.is(computeClearingPrice([], 3), 0);
});

test("wafers are conserved, nobody gets more than asked for, and nobody less than an equal part of what is left", (t) => {
  const stream = createStream("wafers", "");
  for (let draw = 0; draw < 300; draw++) {
    const wanted = Array.from({ length: 1 + Math.floor(stream() * 6) }, () => stream() * 100);
    const wafers = stream() * 300;
    const given = shareWafers(wafers, wanted);
    const total = given.reduce((sum, value) => sum + value, 0);
    const asked = wanted.reduce((sum, value) => sum + value, 0);
    t.true(Math.abs(total - Math.min(wafers, asked)) < 1e-9);
    given.forEach((value, index) => {
      t.true(value <= wanted[index]! + 1e-12);
      t.true(value >= Math.min(wanted[index]!, wafers / wanted.length) - 1e-9);
    });
  }
});

test("a node gives no wafers before its first volume, all of them after its ramp, and never fewer with time", (t) => {
  const { wafersPerMonth, wafersShare, nodeRampYears } = hardwareMarket;
  t.is(computeWafersAtHand(hardwareMarket, 0), 0);
  t.is(computeWafersAtHand(hardwareMarket, -3), 0);
  t.is(computeWafersAtHand(hardwareMarket, nodeRampYears), wafersPerMonth * wafersShare);
  for (let years = 0; years < 4; years += 0.1) {
    t.true(computeWafersAtHand(hardwareMarket, years + 0.1) >= computeWafersAtHand(hardwareMarket, years));
  }
});

test("the order book sells what it can make in its months, and who orders later waits no shorter", (t) => {
  const stream = createStream("book", "");
  const machine = { chips: 1, workPerSecond: 1e12, powerWatts: 1000, unitCostUsd: 100, wafersPerUnit: 0.5 };
  for (let draw = 0; draw < 100; draw++) {
    const offer = createOffer(0, machine, { marginFloor: 0.1 });
    const bookMonths = 1 + Math.floor(stream() * 8);
    let [made, sold] = [0, 0];
    for (let month = 0; month < 24; month++) {
      made += offer.capacityUnits;
      applyOfferMonth(offer, stream() * 50, bookMonths);
      let last = 0;
      for (let order = 0; order < 4; order++) {
        const sale = applyOfferPurchase(offer, Math.floor(stream() * 200));
        sold += sale.units;
        if (sale.units === 0) continue;
        t.true(sale.queueMonths >= last && sale.queueMonths < bookMonths);
        last = sale.queueMonths;
      }
      t.true(sold <= made + Math.max(offer.backlogUnits, offer.capacityUnits * bookMonths) + 1e-9);
    }
    t.is(offer.soldUnits, sold);
  }
});

test("a finer node does more work a joule, and a later design for one node too", (t) => {
  const plans = listChipPlans(technology, hardwareMarket, "mid");
  const joules = (name: string, year: number) => {
    const machine = describeMachine(plans.find(({ node }) => node.name === name)!, technology, hardwareMarket, year);
    return machine.powerWatts / machine.workPerSecond;
  };
  const nodes = ["110nm", "55nm", "28nm", "16nm", "7nm", "5nm"];
  nodes.slice(1).forEach((name, index) => {
    t.true(joules(name, 2016) < joules(nodes[index]!, 2016));
  });
  t.true(joules("28nm", 2016) < joules("28nm", 2014));
});

test("a chip that cannot be made is refused: larger than the reticle, or no area at all", (t) => {
  for (const dieSquareMillimetres of [859, 5000, 0, -1, Number.NaN]) {
    t.throws(() => listChipPlans(technology, { ...hardwareMarket, dieSquareMillimetres }, "mid"), {
      name: "HardwareModelError",
    });
  }
});
