import { createStream } from "../../engine/random-stream.ts";

/** A payee who waits for confirmations, and an attacker who may give up. */
export interface DoubleSpendRace {
  readonly attackerShare: number;
  readonly confirmations: number;
  /** Blocks of the attacker's chain before he pays; with 1, drawing level is enough, as in the closed form. */
  readonly premined: number;
  /** Blocks by which he may be behind before he gives up. */
  readonly giveUpBehind: number;
}

/** How often a double spend succeeded. */
export interface DoubleSpendOutcome {
  readonly trials: number;
  readonly successes: number;
  readonly chance: number;
  readonly chanceError: number;
  /** Blocks found by anybody from the payment to the end. */
  readonly meanBlocks: number;
}

/** Each trial runs until the attacker's chain is longer and the payment has its confirmations, or he gives up. */
export function simulateDoubleSpend(race: DoubleSpendRace, trials: number, seed: string): DoubleSpendOutcome {
  const { attackerShare, confirmations, premined, giveUpBehind } = race;
  const draw = createStream(seed, "double-spend/winners");
  let [successes, blocks] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    let [own, others] = [premined, 0];
    while (others < confirmations || own <= others) {
      if (others - own > giveUpBehind) break;
      if (draw() < attackerShare) own++;
      else others++;
      blocks++;
    }
    if (others >= confirmations && own > others) successes++;
  }
  const chance = successes / trials;
  return {
    trials,
    successes,
    chance,
    chanceError: Math.sqrt((chance * (1 - chance)) / trials),
    meanBlocks: blocks / trials,
  };
}
