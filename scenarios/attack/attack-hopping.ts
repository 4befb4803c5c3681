import { difficultyRules } from "../../sim/difficulty/registry.ts";
import { simulateHopping } from "../../sim/network/chain-hopping.ts";
import type { HoppedChain, HoppingOutcome } from "../../sim/network/hopping-input.ts";
import { SECONDS_PER_DAY } from "../../sim/units.ts";
import { computeEstimate } from "../experiments/estimate.ts";
import type { AttackAnswer, AttackFigure } from "./attack-answer.ts";

type RuleName = keyof typeof difficultyRules;

/** Two chains, the first of which pays more, and miners between them. */
export interface HoppingRequest {
  readonly rules: readonly [RuleName, RuleName];
  /** What a block of the second chain pays over one of the first. */
  readonly rewardRatio: number;
  /** Work that never moves, as shares of all work. */
  readonly loyal: readonly [number, number];
  readonly days: number;
  readonly replications: number;
  readonly seed: string;
}

const INTERVAL_SECONDS = 600;
const HOPPERS = 50;
const REVIEW_SECONDS = 3600;
const MEAN_THRESHOLD = 0.05;

/** Waves of work and of block times where miners follow pay, under two difficulty rules. */
export function answerHopping({ rules, rewardRatio, loyal, days, replications, seed }: HoppingRequest): AttackAnswer {
  const runs = Array.from({ length: replications }, (_, replication) =>
    simulateHopping({
      chains: [
        { rule: difficultyRules[rules[0]], parameters: {}, rewardPerBlock: 1, loyalShare: loyal[0] },
        { rule: difficultyRules[rules[1]], parameters: {}, rewardPerBlock: rewardRatio, loyalShare: loyal[1] },
      ],
      targetIntervalSeconds: INTERVAL_SECONDS,
      hoppers: HOPPERS,
      reviewSeconds: REVIEW_SECONDS,
      meanThreshold: MEAN_THRESHOLD,
      durationSeconds: days * SECONDS_PER_DAY,
      seed: `${seed}/${replication}`,
    }),
  );
  const source = `simulation, ${replications} replications of ${days} days`;
  return {
    attack: "hopping",
    question: "Miners who work for whichever of two chains pays more for a hash",
    inputs: { rules: rules.join(), "reward-ratio": rewardRatio, loyal: loyal.join(), days, replications, seed },
    figures: [
      ...listChain(runs, 0, rules[0], source),
      ...listChain(runs, 1, rules[1], source),
      summarise(
        "pay of work that hops, over fair pay",
        "factor",
        source,
        runs.map(({ hopperPay }) => hopperPay),
      ),
      summarise(
        "moves of a hopper a day",
        "1/day",
        source,
        runs.map((run) => run.movesPerHopper / days),
      ),
    ],
    notes: [
      `${HOPPERS} hoppers look once an hour and move for 0 to 10 % more; blocks are due every ${INTERVAL_SECONDS} s.`,
      "By luck alone, with no waves, daily blocks deviate by 8.3 %. Fair pay is that of both chains on target.",
    ],
  };
}

const chainFigures: readonly (readonly [name: string, unit: string, read: (chain: HoppedChain) => number])[] = [
  ["mean interval", "s", (chain) => chain.meanIntervalSeconds],
  ["longest interval", "s", (chain) => chain.longestIntervalSeconds],
  ["share of the work", "share", (chain) => chain.meanWorkShare],
  ["deviation of that share", "share", (chain) => chain.sdWorkShare],
  ["deviation of daily blocks", "factor", (chain) => chain.sdDailyBlocks],
  ["pay of loyal work, over fair pay", "factor", (chain) => chain.loyalPay],
];

function listChain(runs: readonly HoppingOutcome[], index: 0 | 1, rule: string, source: string): AttackFigure[] {
  return chainFigures.map(([name, unit, read]) =>
    summarise(
      `chain ${index + 1} (${rule}): ${name}`,
      unit,
      source,
      runs.map(({ chains }) => read(chains[index])),
    ),
  );
}

function summarise(name: string, unit: string, source: string, values: readonly (number | null)[]): AttackFigure {
  const estimate = computeEstimate(values);
  if (estimate === null) return { name, value: null, unit, source };
  const { mean, low, high, n } = estimate;
  return n < 2 ? { name, value: mean, unit, source } : { name, value: mean, unit, interval: [low, high], source };
}
