import { simulateInfiltration } from "../../sim/network/strategies/simulate-infiltration.ts";
import { computeInfiltrationEquilibrium, computeInfiltrationRevenue } from "../../sim/theory/pool-infiltration.ts";
import { type AttackAnswer, createSimulatedFigure } from "./attack-answer.ts";

/** Two pools that may withhold blocks in each other. */
export interface InfiltrationRequest {
  readonly pools: readonly [number, number];
  readonly blocks: number;
  readonly seed: string;
}

const POOLS = [0, 1] as const;

/** How far two pools go against each other, and what is left for their members. */
export function answerInfiltration({ pools, blocks, seed }: InfiltrationRequest): AttackAnswer {
  const dilemma = computeInfiltrationEquilibrium(pools);
  const revenue = computeInfiltrationRevenue(dilemma);
  const played = simulateInfiltration(dilemma, blocks, seed);
  const source = "Eyal 2015 (The Miner's Dilemma), each pool's best answer to the other";
  return {
    attack: "infiltration",
    question: "Two pools send miners into each other who find shares and throw blocks away",
    inputs: { pools: pools.join(), blocks, seed },
    figures: POOLS.flatMap((pool) => [
      { name: `pool ${pool + 1}: share of the work`, value: pools[pool], unit: "share", source: "given" },
      {
        name: `pool ${pool + 1}: sent into the other`,
        value: dilemma.infiltrators[pool],
        unit: "share of all work",
        source,
      },
      { name: `pool ${pool + 1}: pay over honest pay`, value: revenue[pool], unit: "factor", source },
      createSimulatedFigure(
        `pool ${pool + 1}: pay over honest pay`,
        played.revenue[pool],
        played.revenueError[pool],
        "factor",
        `simulation of ${blocks} blocks`,
      ),
    ]),
    notes: ["Both pools would earn 1 if neither sent anybody; alone, each gains by sending some."],
  };
}
