import { createStream } from "../../engine/random-stream.ts";
import { AliasTable } from "../../engine/weighted-draw.ts";
import { computeInfiltrationRevenue, type PoolInfiltration } from "../../theory/pool-infiltration.ts";

/** What two pools that infiltrate each other paid their members in a simulated race. */
export interface InfiltrationOutcome {
  /** Pay of a unit of work, over that of honest mining, and its standard error. */
  readonly revenue: readonly [number, number];
  readonly revenueError: readonly [number, number];
}

/** A race of so many blocks, in which withheld work wins nothing; the pools share out what they mined. */
export function simulateInfiltration(setting: PoolInfiltration, blocks: number, seed: string): InfiltrationOutcome {
  const draw = createStream(seed, "infiltration/winners");
  const { poolShares, infiltrators } = setting;
  const rest = 1 - poolShares[0] - poolShares[1];
  const table = new AliasTable([poolShares[0] - infiltrators[0], poolShares[1] - infiltrators[1], rest]);
  const wins = [0, 0, 0];
  for (let block = 0; block < blocks; block++) wins[table.draw(draw())]! += 1;
  const mined = [wins[0]! / blocks, wins[1]! / blocks] as const;
  const revenue = computeInfiltrationRevenue(setting, mined);
  // Pay is linear in what each pool mined, and the winner of a block is one of three.
  const perFirst = computeInfiltrationRevenue(setting, [1, 0]);
  const perSecond = computeInfiltrationRevenue(setting, [0, 1]);
  const computeError = (pool: 0 | 1) => {
    const square = perFirst[pool] ** 2 * mined[0] + perSecond[pool] ** 2 * mined[1];
    return Math.sqrt((square - revenue[pool] ** 2) / blocks);
  };
  return { revenue, revenueError: [computeError(0), computeError(1)] };
}
