import { simulateDoubleSpend } from "../../sim/network/strategies/simulate-double-spend.ts";
import {
  computeConfirmationsNeeded,
  computeDoubleSpendChance,
  computeDoubleSpendChancePoisson,
} from "../../sim/theory/double-spend.ts";
import { type AttackAnswer, type AttackFigure, createSimulatedFigure } from "./attack-answer.ts";

/** A payment that somebody with a share of the work wants to take back. */
export interface DoubleSpendRequest {
  readonly alpha: number;
  readonly confirmations: number;
  /** Largest chance of loss that the payee accepts. */
  readonly risk: number;
  /** USD; null where no value is at stake. */
  readonly valueUsd: number | null;
  readonly rewardUsdPerBlock: number;
  readonly rewardSource: string;
  readonly trials: number;
  readonly seed: string;
}

const GIVE_UP_BEHIND = 100;

/** How likely a double spend is, how long to wait, and what value is safe. */
export function answerDoubleSpend(request: DoubleSpendRequest): AttackAnswer {
  const { alpha, confirmations, risk, trials, seed } = request;
  const chance = computeDoubleSpendChance(alpha, confirmations);
  const exact = "Rosenfeld 2014; Grunspan and Perez-Marco 2018: I_4pq(z, 1/2)";
  return {
    attack: "double-spend",
    question: "A double spend by somebody who mines a chain of his own until it is as long as the public one",
    inputs: {
      alpha,
      confirmations,
      risk,
      trials,
      seed,
      ...(request.valueUsd === null ? {} : { value: request.valueUsd }),
    },
    figures: [
      { name: "chance of success", value: chance, unit: "probability", source: exact },
      {
        name: "chance of success, white paper",
        value: computeDoubleSpendChancePoisson(alpha, confirmations),
        unit: "probability",
        source: "Nakamoto 2008, section 11: a Poisson approximation, too low for small shares",
      },
      ...simulateChance(alpha, confirmations, trials, seed),
      {
        name: `confirmations for a chance of at most ${risk}`,
        value: computeConfirmationsNeeded(alpha, risk),
        unit: "blocks",
        source: exact,
      },
      {
        name: "value up to which an attack does not pay",
        value: computeSafeValueUsd(request, chance),
        unit: "USD",
        source: `rewards forgone if it fails, z q / p (1 - P) / P blocks; ${request.rewardSource}`,
      },
      ...listLosses(request, chance),
    ],
    notes: [
      "Drawing level counts as success, as if the attacker had found one block in advance.",
      "The safe value takes the attacker to lose the blocks he finds until the payment is confirmed, unless he succeeds.",
    ],
  };
}

function simulateChance(alpha: number, confirmations: number, trials: number, seed: string): AttackFigure[] {
  // With half of all work the race ends for certain, but may take for ever.
  if (alpha >= 0.49) return [];
  const race = { attackerShare: alpha, confirmations, premined: 1, giveUpBehind: GIVE_UP_BEHIND + confirmations };
  const found = simulateDoubleSpend(race, trials, seed);
  const source = `simulation of ${trials} attacks, given up ${race.giveUpBehind} blocks behind`;
  return [createSimulatedFigure("chance of success", found.chance, found.chanceError, "probability", source)];
}

function computeSafeValueUsd(
  { alpha, confirmations, rewardUsdPerBlock }: DoubleSpendRequest,
  chance: number,
): number | null {
  if (chance >= 1) return 0;
  if (chance === 0) return null;
  return (rewardUsdPerBlock * confirmations * alpha * (1 - chance)) / ((1 - alpha) * chance);
}

function listLosses({ valueUsd }: DoubleSpendRequest, chance: number): AttackFigure[] {
  if (valueUsd === null) return [];
  return [{ name: "expected loss of the payee", value: chance * valueUsd, unit: "USD", source: "chance times value" }];
}
