import test from "ava";
import { blockWithholding } from "../../../../sim/network/strategies/block-withholding.ts";
import { strategies } from "../../../../sim/network/strategies/registry.ts";
import { simulateIncome } from "../../../../sim/network/strategies/simulate-income.ts";
import { simulateWithholding } from "../../../../sim/network/strategies/simulate-withholding.ts";
import { computeOptimalWithholding } from "../../../../sim/theory/optimal-withholding.ts";
import { computeSelfishRevenue, type SelfishMiner } from "../../../../sim/theory/selfish-mining.ts";
import { computePolicyValue } from "../../../../sim/theory/withholding-revenue.ts";
import { createPolicy, type WithholdingPolicy } from "../../../../sim/theory/withholding-states.ts";
import { Z_LIMIT } from "../../engine/goodness-of-fit.ts";

const TRUNCATION = 25;

const miners: readonly SelfishMiner[] = [0.1, 0.25, 0.35, 0.42].flatMap((alpha) =>
  [0, 0.3, 0.5, 0.9, 1].map((gamma) => ({ alpha, gamma })),
);

type Name = keyof typeof strategies;
const names = Object.keys(strategies) as Name[];

/** Block withholding throws its own blocks away, so its share of the chain says nothing of its pay. */
const players = names.filter((name) => strategies[name] !== blockWithholding);

function createPolicyOf(name: Name, miner: SelfishMiner, truncation = TRUNCATION): WithholdingPolicy {
  const { alpha, gamma } = miner;
  const defaults = Object.entries(strategies[name].parameters).map(([key, spec]) => [key, spec.default] as const);
  return createPolicy(truncation, strategies[name].createDecider({ ...Object.fromEntries(defaults), alpha, gamma }));
}

const computeShare = (name: Name, miner: SelfishMiner) =>
  computePolicyValue(createPolicyOf(name, miner), miner).revenue.relativeRevenue;

test("honest mining earns its share of the work, and no block goes stale", (t) => {
  for (const miner of miners) {
    const { revenue } = computePolicyValue(createPolicyOf("honest", miner), miner);
    t.true(Math.abs(revenue.relativeRevenue - miner.alpha) < 1e-12);
    t.true(Math.abs(revenue.growthPerBlockFound - 1) < 1e-12);
  }
});

test("the policy of selfish mining earns what the formula of Eyal and Sirer says", (t) => {
  for (const miner of miners) {
    const { revenue } = computePolicyValue(createPolicyOf("selfish", miner, 60), miner);
    const formula = computeSelfishRevenue(miner);
    // A lead of 60 that has to be settled costs the more the larger alpha; without splits, chains grow longer.
    const tolerance = miner.gamma === 0 && miner.alpha > 0.4 ? 1e-3 : 1e-5;
    for (const key of ["relativeRevenue", "revenuePerBlockFound", "growthPerBlockFound"] as const) {
      t.true(Math.abs(revenue[key] / formula[key] - 1) < tolerance, `${key} ${miner.alpha} ${miner.gamma}`);
    }
  }
});

test("no strategy earns more than the optimal one, which never earns less than its share of the work", (t) => {
  for (const miner of miners) {
    const best = computeOptimalWithholding(miner, TRUNCATION).revenue.relativeRevenue;
    t.true(best >= miner.alpha);
    for (const name of players)
      t.true(computeShare(name, miner) <= best + 1e-12, `${name} ${miner.alpha} ${miner.gamma}`);
  }
});

test("with all others on its side in a tie, the optimal strategy loses none of its blocks", (t) => {
  for (const alpha of [0.1, 0.3, 0.4]) {
    const { relativeRevenue } = computeOptimalWithholding({ alpha, gamma: 1 }, 60).revenue;
    t.true(Math.abs(relativeRevenue - alpha / (1 - alpha)) < 1e-3 * alpha, `${alpha}: ${relativeRevenue}`);
  }
});

test("the optimal revenue rises with alpha, with gamma and with the truncation", (t) => {
  const compute = (alpha: number, gamma: number, truncation: number) =>
    computeOptimalWithholding({ alpha, gamma }, truncation).revenue.relativeRevenue;
  for (const [alpha, gamma] of [
    [0.34, 0],
    [0.3, 0.5],
    [0.42, 0.7],
  ] as const) {
    const base = compute(alpha, gamma, 25);
    t.true(compute(alpha + 0.02, gamma, 25) > base + 0.02);
    t.true(compute(alpha, gamma + 0.1, 25) > base);
    t.true(compute(alpha, gamma, 35) >= base - 1e-12);
  }
});

test("stubborn variants rank as published: with gamma they win, without it they lose", (t) => {
  const rank = (miner: SelfishMiner, better: Name, worse: Name) =>
    t.true(
      computeShare(better, miner) > computeShare(worse, miner),
      `${better} > ${worse} at ${JSON.stringify(miner)}`,
    );
  for (const miner of [
    { alpha: 0.4, gamma: 0.5 },
    { alpha: 0.35, gamma: 0.9 },
    { alpha: 0.25, gamma: 0.9 },
  ]) {
    rank(miner, "lead-fork-stubborn", "lead-stubborn");
    rank(miner, "lead-fork-stubborn", "equal-fork-stubborn");
    rank(miner, "lead-stubborn", "selfish");
    rank(miner, "equal-fork-stubborn", "selfish");
  }
  const withoutTies = { alpha: 0.35, gamma: 0 };
  rank(withoutTies, "selfish", "equal-fork-stubborn");
  rank(withoutTies, "equal-fork-stubborn", "lead-stubborn");
  rank(withoutTies, "lead-stubborn", "lead-fork-stubborn");
  rank({ alpha: 0.45, gamma: 0.5 }, "trail-stubborn", "selfish");
  rank({ alpha: 0.35, gamma: 0.5 }, "selfish", "trail-stubborn");
});

test("simulated shares and stale rates meet the exact ones of every strategy, and would show a bias of 2 %", (t) => {
  for (const name of names) {
    for (const miner of [
      { alpha: 0.35, gamma: 0 },
      { alpha: 0.4, gamma: 0.5 },
    ]) {
      const policy = createPolicyOf(name, miner, 60);
      const { revenue } = computePolicyValue(policy, miner);
      const found = simulateWithholding(policy, miner, 400_000, `law ${name} ${miner.gamma}`);
      const deviation = Math.abs(found.relativeRevenue - revenue.relativeRevenue);
      t.true(deviation <= Z_LIMIT * found.relativeRevenueError, `${name} ${miner.gamma}: ${found.relativeRevenue}`);
      const stale = Math.abs(found.staleRate - (1 - revenue.growthPerBlockFound));
      t.true(stale <= Z_LIMIT * found.staleRateError + 1e-12, `${name}: stale ${found.staleRate}`);
      if (name !== "selfish") continue;
      t.true(Math.abs(found.relativeRevenue - 1.02 * revenue.relativeRevenue) > Z_LIMIT * found.relativeRevenueError);
      const formula = computeSelfishRevenue(miner).relativeRevenue;
      t.true(Math.abs(found.relativeRevenue - formula) <= Z_LIMIT * found.relativeRevenueError + 1e-3);
    }
  }
});

test("the optimal policy, played, earns what the decision process says", (t) => {
  for (const miner of [
    { alpha: 0.35, gamma: 0 },
    { alpha: 0.3, gamma: 1 },
  ]) {
    const { policy, revenue } = computeOptimalWithholding(miner, 50);
    const found = simulateWithholding(policy, miner, 400_000, `optimal ${miner.gamma}`);
    t.true(Math.abs(found.relativeRevenue - revenue.relativeRevenue) <= Z_LIMIT * found.relativeRevenueError);
    t.true(found.relativeRevenue - Z_LIMIT * found.relativeRevenueError > miner.alpha, "and more than honest mining");
  }
});

test("selfish mining loses until the first retarget, and gains after it", (t) => {
  const miner = { alpha: 0.4, gamma: 0.5 };
  const policy = createPolicyOf("selfish", miner, 60);
  const { revenue } = computePolicyValue(policy, miner);
  const [before, ...after] = simulateIncome(policy, miner, 4, 40, "income");
  t.true(Math.abs(before!.perInterval - revenue.revenuePerBlockFound) < Z_LIMIT * before!.perIntervalError);
  t.true(before!.perInterval + Z_LIMIT * before!.perIntervalError < miner.alpha);
  t.true(Math.abs(before!.intervalRatio * revenue.growthPerBlockFound - 1) < 0.02);
  for (const period of after) {
    // The noise of one period sets the next one's difficulty.
    t.true(Math.abs(period.perInterval - revenue.relativeRevenue) < Z_LIMIT * period.perIntervalError * Math.SQRT2);
    t.true(period.perInterval - Z_LIMIT * period.perIntervalError > miner.alpha);
  }
});
