import { strategies } from "../../sim/network/strategies/registry.ts";
import { simulateIncome } from "../../sim/network/strategies/simulate-income.ts";
import { simulateWithholding } from "../../sim/network/strategies/simulate-withholding.ts";
import { computeOptimalWithholding } from "../../sim/theory/optimal-withholding.ts";
import { computeSelfishRevenue, computeSelfishThreshold } from "../../sim/theory/selfish-mining.ts";
import { computePolicyValue } from "../../sim/theory/withholding-revenue.ts";
import { createPolicy } from "../../sim/theory/withholding-states.ts";
import { type AttackAnswer, createSimulatedFigure } from "./attack-answer.ts";

/** An attacker who withholds blocks. */
export interface SelfishRequest {
  readonly alpha: number;
  readonly gamma: number;
  readonly strategy: keyof typeof strategies;
  readonly parameters: Readonly<Record<string, number>>;
  readonly blocks: number;
  readonly seed: string;
}

const TRUNCATION = 80;
const OPTIMAL_TRUNCATION = 60;
const INCOME_RUNS = 30;

/** What withholding blocks earns: exact for the strategy, simulated, and by the published formulas. */
export function answerSelfish(request: SelfishRequest): AttackAnswer {
  const { alpha, gamma, strategy, blocks, seed } = request;
  const miner = { alpha, gamma };
  const rule = strategies[strategy];
  const policy = createPolicy(TRUNCATION, rule.createDecider({ ...request.parameters, alpha, gamma }));
  const exact = computePolicyValue(policy, miner).revenue;
  const played = simulateWithholding(policy, miner, blocks, seed);
  const [before, after] = simulateIncome(policy, miner, 2, INCOME_RUNS, seed);
  const decision = `exact for at most ${TRUNCATION} blocks a side: ${rule.source}`;
  const race = `simulation of ${played.found} blocks`;
  const periods = `simulation of ${INCOME_RUNS} runs, Bitcoin's retarget`;
  const income = "blocks per target interval";
  return {
    attack: "selfish",
    question: `${rule.title}: ${rule.plays}`,
    inputs: { alpha, gamma, strategy, blocks, seed },
    figures: [
      { name: "share of the work", value: alpha, unit: "share", source: "given" },
      { name: "share of the chain", value: exact.relativeRevenue, unit: "share", source: decision },
      createSimulatedFigure("share of the chain", played.relativeRevenue, played.relativeRevenueError, "share", race),
      { name: "stale blocks", value: 1 - exact.growthPerBlockFound, unit: "share", source: decision },
      createSimulatedFigure("stale blocks", played.staleRate, played.staleRateError, "share", race),
      { name: "income before the first retarget", value: exact.revenuePerBlockFound, unit: income, source: decision },
      createSimulatedFigure("income, first period", before!.perInterval, before!.perIntervalError, income, periods),
      createSimulatedFigure("income, second period", after!.perInterval, after!.perIntervalError, income, periods),
      {
        name: "share of the chain, selfish mining",
        value: computeSelfishRevenue(miner).relativeRevenue,
        unit: "share",
        source: "Eyal and Sirer 2014, equation 8",
      },
      {
        name: "share of the chain, best policy",
        value: computeOptimalWithholding(miner, OPTIMAL_TRUNCATION).revenue.relativeRevenue,
        unit: "share",
        source: `Sapirshtein et al. 2016, at most ${OPTIMAL_TRUNCATION} blocks a side: a lower bound`,
      },
      {
        name: "threshold of selfish mining",
        value: computeSelfishThreshold(gamma),
        unit: "share of the work",
        source: "(1 - gamma) / (3 - 2 gamma), Eyal and Sirer 2014",
      },
    ],
    notes: [
      "Honest mining would earn the share of the work. Until the first retarget withholding earns less than that.",
      "gamma is the part of the others that mines on the attacker's block in a tie; in a network it is an outcome.",
    ],
  };
}
