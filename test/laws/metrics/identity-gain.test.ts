import test from "ava";
import { computeExpectedPay, type PayTrial, type Standing } from "../../../sim/metrics/expected-pay.ts";
import { computeMergeLoss, computeSplitGain } from "../../../sim/metrics/identity-gain.ts";
import { computeDefaultParameters } from "../../../sim/reward-rules/default-parameters.ts";
import type { EpochRule } from "../../../sim/reward-rules/epoch-rule.ts";
import { computePowerCap } from "../../../sim/reward-rules/gonka/power-cap.ts";
import { hybrid } from "../../../sim/reward-rules/hybrid.ts";
import { proofOfStake } from "../../../sim/reward-rules/proof-of-stake.ts";
import { proofOfWork } from "../../../sim/reward-rules/proof-of-work.ts";
import type { RewardRule } from "../../../sim/reward-rules/reward-rule.ts";
import { splitProRata } from "../../../sim/reward-rules/split-pro-rata.ts";

const standing: Standing = {
  work: Float64Array.of(600, 200, 100, 100, 0),
  stake: Float64Array.of(1e9, 2e9, 0, 0, 5e9),
  validatorOf: Int32Array.of(0, 1, 2, 3, 1),
};

/** Pays for work, no party more than 30 % of the total that is left. */
const capped: EpochRule<null> = {
  ...hybrid,
  name: "capped",
  parameters: {},
  createMemory: () => null,
  computeEpochSeconds: () => 1,
  settle(epoch) {
    const cap = computePowerCap(epoch.work, 0.3);
    const workers = splitProRata(
      epoch.scheduledIssuance,
      epoch.work.map((work) => Math.min(work, cap)),
    );
    const settlement = {
      payouts: { workers },
      treasury: 0,
      burned: 0,
      carried: 0,
      issued: epoch.scheduledIssuance,
      fees: 0,
    };
    return { settlement, memory: null };
  },
};

function createTrial(rule: RewardRule): PayTrial {
  return {
    rule,
    ruleParameters: rule.kind === "epoch" ? computeDefaultParameters(rule) : { parameters: {}, choices: {} },
    epochs: 3,
    issuancePerEpoch: 1e12,
    unitsPerCoin: 1e8,
    supply: 1e13,
    seed: "identities",
  };
}

test("names gain nothing under work, stake, or a fixed split of both", (t) => {
  for (const rule of [proofOfWork, proofOfStake, hybrid]) {
    for (const party of [0, 1]) {
      for (const names of [2, 7]) {
        const { gain } = computeSplitGain(createTrial(rule), standing, party, names);
        t.true(gain !== null && Math.abs(gain) < 1e-9, `${rule.name} ${party} ${names} ${gain}`);
      }
    }
  }
});

test("under a cap the largest gains by names, up to what it would earn without the cap", (t) => {
  const { before, after, gain } = computeSplitGain(createTrial(capped), standing, 0, 4);
  t.true(Math.abs(before - 0.3) < 0.01, String(before));
  t.true(Math.abs(after - 0.6) < 1e-6, String(after));
  t.true(Math.abs(gain! - (after / before - 1)) < 1e-12);
});

test("strangers that turn out to be one lose what the cap takes, and nothing where there is none", (t) => {
  const two: Standing = {
    work: Float64Array.of(250, 250, 100, 100, 100, 100, 100),
    stake: new Float64Array(7),
    validatorOf: Int32Array.from({ length: 7 }, (_, party) => party),
  };
  const loss = computeMergeLoss(createTrial(capped), two, [0, 1]);
  t.true(Math.abs(loss.after - 0.5) < 1e-6);
  t.true(Math.abs(loss.before - 0.3) < 0.001, String(loss.before));
  t.true(Math.abs(computeMergeLoss(createTrial(proofOfWork), two, [0, 1]).gain!) < 1e-12);
});

test("expected pay is a share of all that is issued, and nothing is earned by nothing", (t) => {
  for (const rule of [proofOfWork, proofOfStake, hybrid, capped]) {
    const pay = computeExpectedPay(createTrial(rule), standing);
    const total = pay.reduce((sum, share) => sum + share, 0);
    t.true(Math.abs(total - 1) < 1e-9, `${rule.name} ${total}`);
  }
  const nobody = { ...standing, work: new Float64Array(5), stake: new Float64Array(5) };
  for (const rule of [proofOfWork, proofOfStake, hybrid]) {
    t.deepEqual([...computeExpectedPay(createTrial(rule), nobody)], [0, 0, 0, 0, 0]);
    t.is(computeSplitGain(createTrial(rule), nobody, 0, 2).gain, null);
  }
});
