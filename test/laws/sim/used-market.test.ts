import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { computePlayersFactor, computePlayersUnits } from "../../../sim/markets/players-demand.ts";
import { clearUsedMarket, type UsedAsk, type UsedBid } from "../../../sim/markets/used-market.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Some owners and buyers with round and with broken numbers. */
function drawMarket(draw: number): { readonly asks: UsedAsk[]; readonly bids: UsedBid[]; readonly cost: number } {
  const stream = createStream("used-market", `${draw}`);
  const round = draw % 2 === 0 ? Math.round : (value: number) => value;
  const several = () => Array.from({ length: 1 + Math.floor(stream() * 6) });
  return {
    asks: several().map((_, party) => ({
      party,
      units: 1 + Math.floor(stream() * 9),
      leastUsd: round(stream() * 100),
    })),
    bids: several().map((_, party) => ({
      party: 100 + party,
      mostUsd: round(stream() * 150),
      budgetUsd: round(stream() * 1000),
    })),
    cost: draw % 3 === 0 ? 0 : 0.1,
  };
}

test("nobody trades used devices at a price worse than what he asked or bid, beyond what he has", (t) => {
  let traded = 0;
  for (let draw = 0; draw < 2000; draw++) {
    const { asks, bids, cost } = drawMarket(draw);
    const clearing = clearUsedMarket(asks, bids, cost);
    if (clearing === null) continue;
    traded++;
    const { priceUsd, trades } = clearing;
    for (const { seller, buyer, units } of trades) {
      t.true(units > 0);
      t.true(priceUsd * (1 - cost) >= asks.find(({ party }) => party === seller)!.leastUsd * (1 - 1e-12));
      t.true(priceUsd <= bids.find(({ party }) => party === buyer)!.mostUsd);
    }
    for (const { party, units } of asks) {
      t.true(sum(trades.filter(({ seller }) => seller === party).map((trade) => trade.units)) <= units);
    }
    for (const { party, budgetUsd } of bids) {
      t.true(sum(trades.filter(({ buyer }) => buyer === party).map((trade) => trade.units)) * priceUsd <= budgetUsd);
    }
  }
  t.true(traded > 1000, `${traded} of 2000 markets traded`);
});

test("no other price at which nobody is forced would move more used devices", (t) => {
  for (let draw = 0; draw < 500; draw++) {
    const { asks, bids, cost } = drawMarket(draw);
    const clearing = clearUsedMarket(asks, bids, cost);
    const moved = clearing === null ? 0 : sum(clearing.trades.map(({ units }) => units));
    for (let price = 0.5; price < 150; price += 0.5) {
      const supply = sum(asks.map((ask) => (ask.leastUsd <= price * (1 - cost) ? ask.units : 0)));
      const demand = sum(bids.map((bid) => (bid.mostUsd >= price ? Math.floor(bid.budgetUsd / price) : 0)));
      t.true(Math.min(supply, demand) <= moved, `${Math.min(supply, demand)} at ${price} against ${moved}`);
    }
  }
});

test("a used device that its owner values more than anybody stays where it is, and one that pays nobody has no price", (t) => {
  const bid = { party: 1, mostUsd: 99, budgetUsd: 1e6 };
  t.is(clearUsedMarket([{ party: 0, units: 5, leastUsd: 100 }], [bid], 0), null);
  t.is(clearUsedMarket([{ party: 0, units: 5, leastUsd: 95 }], [bid], 0.1), null);
  t.is(clearUsedMarket([], [bid], 0), null);
  t.is(clearUsedMarket([{ party: 0, units: 5, leastUsd: 0 }], [], 0), null);
});

test("players pay less the more cards they are offered: half at the depth where demand has elasticity 1", (t) => {
  const stream = createStream("players", "");
  for (let draw = 0; draw < 500; draw++) {
    const demand = { playersDepthPerMonth: 1 + 1e5 * stream(), playersElasticity: 0.2 + 3 * stream() };
    const units = 1e6 * stream();
    const factor = computePlayersFactor(units, demand);
    t.true(factor < 1 && factor > computePlayersFactor(units * 1.01 + 1, demand));
    t.true(Math.abs(computePlayersUnits(factor, demand) / units - 1) < 1e-6);
    t.is(computePlayersFactor(0, demand), 1);
    t.is(computePlayersUnits(1.1, demand), 0);
    t.is(computePlayersFactor(demand.playersDepthPerMonth, { ...demand, playersElasticity: 1 }), 0.5);
  }
});
