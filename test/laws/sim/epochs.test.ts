import test from "ava";
import { computeSupplySatoshi } from "../../../sim/reward-rules/bitcoin-subsidy.ts";
import { changeRule, halfAndHalf, halfScheme } from "./half-and-half.ts";
import { createGroup, createMarket, runSmall } from "./small-market.ts";

const shares = [0.5, 0.3, 0.2];
const market = createMarket({
  miners: shares.map((share, index) => createGroup({ name: `m${index}`, count: 1, initialHashrateShare: share })),
  holders: [
    { name: "holders", count: 5, supplyShare: 0.5, paretoShape: 1.16, stakedShare: 0.8, requiredYieldPerYear: 0 },
  ],
});

test("an epoch rule pays the common schedule, to the satoshi, and work in proportion", async (t) => {
  const run = await runSmall({ market, scheme: halfScheme, rule: halfAndHalf });
  const blocks = (Date.UTC(2015, 0) - Date.UTC(2013, 0)) / 1000 / 600;
  const issued = computeSupplySatoshi(210_000 + blocks) - computeSupplySatoshi(210_000);
  t.is(run.summary["issuance_btc_total"], issued / 1e8);
  t.true(Math.abs(run.summary["workers_share_total"]! - 0.5) < 1e-9);
  t.true(Math.abs(run.summary["stakers_share_total"]! - 0.5) < 1e-9);
  shares.forEach((share, miner) => {
    const paid = run.parties[miner]!.rewardSatoshi / issued;
    t.true(Math.abs(paid - share / 2) < 1e-3, `${paid}`);
  });
});

test("a rule that fails is named with its epoch", async (t) => {
  const rule = changeRule({
    settle: (epoch) => {
      throw new Error(`no luck in ${epoch.index}`);
    },
  });
  await t.throwsAsync(runSmall({ market, scheme: halfScheme, rule }), { message: /half-and-half, epoch 0: no luck/ });
});
