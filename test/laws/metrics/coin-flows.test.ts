import test from "ava";
import { createLedger } from "../../../sim/ledger.ts";
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
  ledger.paid.workers = 9;
  t.throws(() => computeCoinFlows(ledger), { message: /placed 9 of 10/ });
  ledger.carried = 1;
  t.is(computeCoinFlows(ledger).carried, 1);
});
