import type { Epoch, EpochRule } from "../../../sim/reward-rules/epoch-rule.ts";
import type { SchemeInput } from "../../../sim/simulation-input.ts";

/** An epoch of the common schedule and its fees: half to work done, half to coins at stake; remainders are carried. */
export const halfAndHalf: EpochRule<number> = {
  kind: "epoch",
  name: "half-and-half",
  title: "Half to work, half to stake",
  pays: "It pays half for work and half for stake.",
  source: "a rule of this test",
  parameters: {},
  choices: {},
  weighs: "both",
  computeEpochSeconds: () => 86_400,
  computeNodePowerWatts: () => 0,
  createMemory: () => 0,
  settle(epoch, epochs) {
    const pot = epoch.scheduledIssuance + epoch.fees + epoch.carried;
    const workers = splitByWeight(Math.floor(pot / 2), epoch.work);
    const stakers = splitByWeight(Math.floor(pot / 2), epoch.stake);
    const settlement = {
      payouts: { workers, stakers },
      treasury: 0,
      burned: 0,
      carried: pot - sum(workers) - sum(stakers) - epoch.carried,
      issued: epoch.scheduledIssuance,
      fees: epoch.fees,
    };
    return { settlement, memory: epochs + 1 };
  },
};

export const halfScheme: SchemeInput = {
  name: "half-and-half",
  rule: { name: "half-and-half", parameters: {}, choices: {} },
  difficulty: { name: "none", parameters: {}, choices: {} },
};

/** The same rule with another outcome or another epoch. */
export function changeRule(change: Partial<EpochRule<number>>): EpochRule<number> {
  return { ...halfAndHalf, ...change };
}

/** What the rule makes of an epoch, changed by the test. */
export function settleHalf(epoch: Epoch, memory: number) {
  return halfAndHalf.settle(epoch, memory, halfScheme.rule);
}

/** payout[i] = floor(pot * weight[i] / sum of weights) */
function splitByWeight(pot: number, weights: Float64Array): Float64Array {
  const total = sum(weights);
  return weights.map((weight) => (total > 0 ? Math.floor(pot * (weight / total)) : 0));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
