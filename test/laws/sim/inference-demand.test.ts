import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { computeFadingGrowth } from "../../../sim/markets/fading-growth.ts";
import {
  clearServing,
  computeDemand,
  computeDemandPrice,
  type DemandCurve,
  type ServingOffer,
} from "../../../sim/markets/inference-demand.ts";
import { type CostState, computeSavingShares, computeTokenCost } from "../../../sim/metrics/saving-shares.ts";

const curve: DemandCurve = {
  tokensPerSecond: 1000,
  referenceUsdPerToken: 1e-6,
  ceilingUsdPerToken: 1e-3,
  elasticity: 1,
};

function drawOffers(stream: () => number): ServingOffer[] {
  return Array.from({ length: 1 + Math.floor(stream() * 6) }, () => ({
    tokensPerSecond: stream() * 1000,
    leastUsdPerToken: stream() < 0.3 ? 0 : stream() * 2e-6,
  }));
}

test("at the clearing price what is sold is what is wanted, by offers that it pays, cheapest first", (t) => {
  const stream = createStream("serving", "clearing");
  for (let draw = 0; draw < 500; draw++) {
    const offers = drawOffers(stream);
    const demand = { ...curve, elasticity: 0.1 + stream() * 3 };
    const { usdPerToken, sold } = clearServing(demand, offers);
    const total = sold.reduce((sum, tokens) => sum + tokens, 0);
    t.true(usdPerToken > 0 && usdPerToken <= demand.ceilingUsdPerToken);
    t.true(
      Math.abs(total / computeDemand(demand, usdPerToken) - 1) < 1e-9 || usdPerToken === demand.ceilingUsdPerToken,
    );
    offers.forEach(({ tokensPerSecond, leastUsdPerToken }, index) => {
      t.true(sold[index]! >= 0 && sold[index]! <= tokensPerSecond * (1 + 1e-12));
      if (leastUsdPerToken > usdPerToken) t.is(sold[index], 0);
      if (leastUsdPerToken < usdPerToken) t.true(Math.abs(sold[index]! / tokensPerSecond - 1) < 1e-9);
    });
  }
});

test("more machines never raise the price, more demand never lowers it", (t) => {
  const stream = createStream("serving", "monotone");
  for (let draw = 0; draw < 500; draw++) {
    const offers = drawOffers(stream);
    const demand = { ...curve, elasticity: stream() < 0.2 ? 0 : stream() * 3 };
    const { usdPerToken } = clearServing(demand, offers);
    const more = clearServing(demand, [...offers, { tokensPerSecond: stream() * 500, leastUsdPerToken: 0 }]);
    t.true(more.usdPerToken <= usdPerToken * (1 + 1e-12));
    const wanted = clearServing({ ...demand, tokensPerSecond: demand.tokensPerSecond * (1 + stream()) }, offers);
    t.true(wanted.usdPerToken >= usdPerToken * (1 - 1e-12));
  }
});

test("at an elasticity of 1 customers' spending is one sum; at 0 what they want does not depend on the price", (t) => {
  for (const price of [1e-8, 1e-6, 1e-4]) {
    t.true(Math.abs(computeDemand(curve, price) * price - 1e-3) < 1e-15);
    t.is(computeDemand({ ...curve, elasticity: 0 }, price), 1000);
  }
  t.is(computeDemandPrice({ ...curve, elasticity: 0 }, 999), curve.ceilingUsdPerToken);
  t.is(computeDemandPrice({ ...curve, elasticity: 0 }, 1001), 0);
  const scarce = clearServing({ ...curve, elasticity: 0 }, [{ tokensPerSecond: 500, leastUsdPerToken: 0 }]);
  t.deepEqual([scarce.usdPerToken, scarce.sold], [curve.ceilingUsdPerToken, [500]]);
});

test("who offers nothing, or asks more than anyone pays, sells nothing", (t) => {
  t.true(Number.isNaN(clearServing(curve, []).usdPerToken));
  const { usdPerToken, sold } = clearServing(curve, [{ tokensPerSecond: 10, leastUsdPerToken: 1 }]);
  t.true(Number.isNaN(usdPerToken));
  t.deepEqual(sold, [0]);
});

test("a growth that fades starts at its rate and ends at a finite factor", (t) => {
  t.is(computeFadingGrowth(3, 2, 0), 1);
  t.true(Math.abs(Math.log(computeFadingGrowth(3, 2, 1e-6)) / 1e-6 - Math.log(3)) < 1e-5);
  t.true(Math.abs(Math.log(computeFadingGrowth(3, 2, 1e6)) - (Math.log(3) * 2) / Math.LN2) < 1e-9);
  t.true(Math.abs(computeFadingGrowth(3, 1e9, 5) - 3 ** 5) < 1e-3);
});

function drawState(stream: () => number): CostState {
  const make = 1e9 * (0.5 + stream());
  return {
    rate: 1e6 * (0.5 + stream()),
    watts: 1e6 * (0.5 + stream()),
    floorWatts: 2e5 * (0.5 + stream()),
    paidUsd: make * (1 + stream() * 7),
    makeUsd: make,
    memoryUsd: make * 0.4 * stream(),
    softwareFactor: 1 + stream() * 50,
    sold: 1e7 * (0.1 + stream()),
    wearUsdPerSecond: 10 * (0.1 + stream()),
    electricityUsdPerSecond: 1 + stream(),
  };
}

test("the savings of all sources add up to the whole fall of the cost, and turn about with time", (t) => {
  const stream = createStream("serving", "savings");
  for (let draw = 0; draw < 200; draw++) {
    const [start, end] = [drawState(stream), drawState(stream)];
    const shares = computeSavingShares(start, end);
    const whole = Math.log(computeTokenCost(end) / computeTokenCost(start));
    const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
    t.true(Math.abs(total - whole) < 1e-9);
    t.true(Math.abs(shares.software + Math.log(end.softwareFactor / start.softwareFactor)) < 1e-9);
    const back = computeSavingShares(end, start);
    for (const [source, share] of Object.entries(shares)) {
      t.true(Math.abs(share + back[source as keyof typeof back]) < 1e-9, source);
    }
  }
});

test("where only the margin changed, all of the saving is the margin's", (t) => {
  const start = drawState(createStream("serving", "margin"));
  const end = { ...start, paidUsd: start.paidUsd / 2, wearUsdPerSecond: start.wearUsdPerSecond / 2 };
  const { margin, ...others } = computeSavingShares(start, end);
  t.true(Math.abs(margin - Math.log(computeTokenCost(end) / computeTokenCost(start))) < 1e-12);
  for (const share of Object.values(others)) t.true(Math.abs(share) < 1e-12);
});
