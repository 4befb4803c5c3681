import test from "ava";
import { applySale, applySettlement, createLedger } from "../../../sim/ledger.ts";
import { type CoinFlowName, coinFlows, computeCoinFlows } from "../../../sim/metrics/coin-flows.ts";
import { computeDefaultParameters } from "../../../sim/reward-rules/default-parameters.ts";
import { rewardRules } from "../../../sim/reward-rules/registry.ts";
import { isWorkLottery } from "../../../sim/rule-earnings.ts";
import { createMarket, runSmall } from "../sim/small-market.ts";

const holders = {
  name: "holders",
  count: 5,
  supplyShare: 0.5,
  paretoShape: 1.16,
  stakedShare: 1,
  requiredYieldPerYear: 0,
};
const market = createMarket({ holders: [holders] });
const names = Object.keys(coinFlows) as CoinFlowName[];

for (const [name, rule] of Object.entries(rewardRules)) {
  test(`${name}: what came in went somewhere, to the last unit, and as the shares say`, async (t) => {
    const difficulty = { name: isWorkLottery(rule) ? "bitcoin" : "none", parameters: {}, choices: {} };
    const scheme = { name, rule: { name, ...computeDefaultParameters(rule) }, difficulty };
    const { flows, summary } = await runSmall({ market, scheme, rule });
    const add = (side: "source" | "use") =>
      names.reduce((sum, flow) => (coinFlows[flow].side === side ? sum + flows[flow] : sum), 0);
    t.true(flows.issued > 0);
    t.is(add("use"), add("source"));
    for (const flow of names) t.true(Number.isSafeInteger(flows[flow]) && flows[flow] >= 0, flow);
    const paid = flows.issued + flows.fees;
    const shareOf = (coins: number): number | null => coins / paid;
    t.is(shareOf(flows.workers + flows.workers_elsewhere), summary["workers_share_total"] ?? null);
    t.is(shareOf(flows.owners + flows.owners_elsewhere), summary["owners_share_total"] ?? null);
  });
}

test("a ledger with a unit without a home is refused", (t) => {
  const ledger = createLedger(1, 100);
  ledger.issued = 10;
  ledger.paid.workers = 9n;
  t.throws(() => computeCoinFlows(ledger), { message: /placed 9 of 10/ });
  ledger.carried = 1;
  t.is(computeCoinFlows(ledger).carried, 1);
});

test("coins that are paid as fees again and again are counted to the last unit, however many come together", (t) => {
  const supply = 2 ** 52 + 1;
  const ledger = createLedger(2, supply);
  const times = 9;
  for (let time = 0; time < times; time++) {
    const payouts = { workers: Float64Array.of(supply - 3, 2), stakers: Float64Array.of(0, 1) };
    applySettlement(ledger, { payouts, treasury: 0, burned: 0, carried: 0, issued: 0, fees: supply });
    applySale(ledger, 0, supply - 3);
    applySale(ledger, 1, 3);
  }
  t.is(ledger.fees, BigInt(supply) * BigInt(times));
  t.is(ledger.paid.workers + ledger.paid.stakers, ledger.fees);
  t.is(computeCoinFlows(ledger).fees, Number(ledger.fees));
  ledger.paid.stakers -= 1n;
  t.throws(() => computeCoinFlows(ledger), { message: /placed 40532396646334472 of 40532396646334473/ });
});

test("a run in which more than 2^53 units change hands ends, and its shares still add up", async (t) => {
  for (const name of ["proof-of-work", "hybrid"] as const) {
    const rule = rewardRules[name];
    const difficulty = { name: name === "proof-of-work" ? "bitcoin" : "none", parameters: {}, choices: {} };
    const { flows, series } = await runSmall({
      market: {
        ...market,
        end: "2020-12",
        fees: { model: "share-of-subsidy", share: 10 },
        chain: { ...market.chain, startHeight: 0, startSupplyCoins: 1e6, unitsPerCoin: 4e8 },
      },
      scheme: { name, rule: { name, ...computeDefaultParameters(rule) }, difficulty },
      rule,
    });
    t.true(flows.fees > 2 ** 53, `${name}: ${flows.fees}`);
    const shares = ["workers_share", "stakers_share", "validators_share", "treasury_share", "burned_share"] as const;
    for (let month = 0; month < series.price_usd.length; month++) {
      const sum = shares.reduce((total, share) => total + series[share][month]!, 0);
      t.true(Math.abs(sum - 1) < 1e-9, `${name}, month ${month}: ${sum}`);
    }
  }
});
