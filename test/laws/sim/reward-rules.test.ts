import test from "ava";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { applySettlement, computeSupplyInLedger, createLedger } from "../../../sim/ledger.ts";
import {
  computeSubsidySatoshi,
  computeSupplySatoshi,
  computeTotalSupplySatoshi,
} from "../../../sim/reward-rules/bitcoin-subsidy.ts";
import type { LotteryRule, LotteryStretch } from "../../../sim/reward-rules/lottery-rule.ts";
import { rewardRules } from "../../../sim/reward-rules/registry.ts";
import type { RewardRule } from "../../../sim/reward-rules/reward-rule.ts";
import { partyRoles, type Settlement } from "../../../sim/reward-rules/settlement.ts";

const rules = Object.entries<RewardRule>(rewardRules).flatMap(([name, rule]): [string, LotteryRule][] =>
  rule.kind === "lottery" ? [[name, rule]] : [],
);
const SEEDS = 200;

function drawStretch(seed: number): LotteryStretch {
  const stream = createStream("stretch", String(seed));
  const parties = 1 + Math.floor(stream() * 20);
  return {
    wins: Float64Array.from({ length: parties }, () => Math.floor(stream() * 2016)),
    subsidyPerBlock: computeSubsidySatoshi(Math.floor(stream() * 7_000_000)),
    feesPerBlock: Math.floor(stream() * 1e9),
  };
}

function sumPayouts(settlement: Settlement, party: number): number {
  return partyRoles.reduce((sum, role) => sum + (settlement.payouts[role]?.[party] ?? 0), 0);
}

for (const [name, rule] of rules) {
  test(`${name}: nothing is minted or lost`, (t) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const stretch = drawStretch(seed);
      const settlement = rule.computeSettlement(stretch);
      const blocks = stretch.wins.reduce((sum, wins) => sum + wins, 0);
      const paid = stretch.wins.reduce((sum, _, party) => sum + sumPayouts(settlement, party), 0);
      t.is(settlement.issued, blocks * stretch.subsidyPerBlock);
      t.is(settlement.fees, blocks * stretch.feesPerBlock);
      t.is(paid + settlement.treasury + settlement.burned + settlement.carried, settlement.issued + settlement.fees);
      const ledger = createLedger(stretch.wins.length, 21e14);
      applySettlement(ledger, settlement);
      t.is(computeSupplyInLedger(ledger), 21e14 + settlement.issued);
    }
  });

  test(`${name}: parties that swap their wins swap their pay`, (t) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const stretch = drawStretch(seed);
      const swapped = { ...stretch, wins: Float64Array.from(stretch.wins).reverse() };
      const last = stretch.wins.length - 1;
      const pay = rule.computeSettlement(stretch);
      const swappedPay = rule.computeSettlement(swapped);
      for (let party = 0; party <= last; party++) t.is(sumPayouts(pay, party), sumPayouts(swappedPay, last - party));
    }
  });

  test(`${name}: twice the wins earn twice the pay`, (t) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const stretch = drawStretch(seed);
      const pay = rule.computeSettlement(stretch);
      const double = rule.computeSettlement({ ...stretch, wins: stretch.wins.map((wins) => 2 * wins) });
      for (const party of stretch.wins.keys()) t.is(sumPayouts(double, party), 2 * sumPayouts(pay, party));
    }
  });

  test(`${name}: the same stretch is settled the same way`, (t) => {
    t.deepEqual(rule.computeSettlement(drawStretch(1)), rule.computeSettlement(drawStretch(1)));
  });

  test(`${name}: a subsidy holds until the height that the rule announces`, (t) => {
    let height = 0;
    while (Number.isFinite(height)) {
      const next = rule.computeNextSubsidyChange(height);
      if (!Number.isFinite(next)) break;
      t.is(rule.computeSubsidy(next - 1), rule.computeSubsidy(height));
      t.not(rule.computeSubsidy(next), rule.computeSubsidy(height));
      height = next;
    }
  });
}

test("a settlement that loses a satoshi is refused", (t) => {
  const honest = rewardRules["proof-of-work"].computeSettlement(drawStretch(3));
  const ledger = createLedger(drawStretch(3).wins.length, 21e14);
  t.throws(
    () => {
      applySettlement(ledger, { ...honest, issued: honest.issued + 1 });
    },
    { message: /placed/ },
  );
});

test("supply up to a height is the sum of the subsidies below it", (t) => {
  let supply = 0;
  for (let height = 0; height < 700_000; height++) {
    if (height % 69_999 === 0) t.is(computeSupplySatoshi(height), supply);
    supply += computeSubsidySatoshi(height);
  }
  t.is(computeTotalSupplySatoshi(), 2_099_999_997_690_000);
});
