import { difficultyRules } from "../../sim/difficulty/registry.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { runExperiment } from "../experiments/run-experiment.ts";
import { computeExperimentRequest } from "../runs/perform-run.ts";
import { planRun } from "../runs/run-plan.ts";

/** Parts of the work of the steady market's miners, one each. */
export const steadyShares = [0.5, 0.3, 0.2] as const;

export const STEADY_INTERVAL_SECONDS = 600;
const HASHRATE = 1e14;

/** [1] at which the steady hashrate finds a block in the target interval on average */
export const steadyDifficulty = (HASHRATE * STEADY_INTERVAL_SECONDS) / (2 ** 48 / 0xffff);

/** Rules that a lottery over work can go by. */
export const steadyRules = Object.keys(difficultyRules).filter((name) => name !== "none");

/** The scheme that is paid for stake. */
export const STEADY_STAKE = "proof-of-stake";

/** A market in which nothing changes, of which closed forms tell: one price, one fleet, no fees, nobody can buy. */
const steadyMarket = {
  name: "steady",
  title: "A market in which nothing changes",
  question: "Do blocks come as closed forms say?",
  start: "2013-01",
  end: "2014-12",
  replications: 4,
  price: { model: "constant", usd: 100 },
  fees: { model: "none" },
  chain: {
    startHeight: 210_000,
    targetIntervalSeconds: STEADY_INTERVAL_SECONDS,
    startDifficulty: steadyDifficulty,
    startHashrate: HASHRATE,
    startDevice: "Radeon HD 7970",
  },
  hardware: { siteSpread: 0, lifeYears: 50 },
  miners: steadyShares.map((initialHashrateShare) => ({
    name: `share-${100 * initialHashrateShare}`,
    count: 1,
    capitalUsd: 0,
    initialHashrateShare,
    electricityUsdPerKwh: 0.01,
    reinvestShare: 0,
  })),
  holders: [{ name: "holders", count: 5, supplyShare: 0.5, stakedShare: 1, requiredYieldPerYear: 0 }],
  schemes: [
    ...steadyRules.map((name) => ({ name, rule: { name: "proof-of-work" }, difficulty: { name } })),
    { name: STEADY_STAKE, rule: { name: "proof-of-stake" } },
  ],
};

/** Runs the steady market under every difficulty rule, and under stake. */
export function runSteadyMarket(): Promise<Experiment> {
  const plan = planRun({ kind: "compare", source: steadyMarket, sets: [], fields: { seed: "steady" }, schemes: [] });
  return runExperiment(computeExperimentRequest(plan, () => undefined));
}
