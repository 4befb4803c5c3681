import { createStream } from "../../engine/random-stream.ts";
import type { SelfishMiner } from "../../theory/selfish-mining.ts";
import type { WithholdingPolicy } from "../../theory/withholding-states.ts";
import { applyBlock, createChainState } from "./chain-step.ts";

/** What an attacker who withholds blocks won in a simulated chain, difficulty aside. */
export interface WithholdingOutcome {
  /** Blocks found by anybody in whole rounds. */
  readonly found: number;
  readonly ownMain: number;
  readonly othersMain: number;
  /** Share of the chain, and the standard error of it. */
  readonly relativeRevenue: number;
  readonly relativeRevenueError: number;
  /** Blocks that the chain did not keep, over those found, and the standard error of it. */
  readonly staleRate: number;
  readonly staleRateError: number;
  /** Rounds: from one block on which both sides stand to the next. */
  readonly rounds: number;
}

/**
 * Plays a policy until `blocks` blocks have been found and a round is over. Rounds are independent, so the spread of
 * what they bring gives the standard errors of the ratios.
 */
export function simulateWithholding(
  policy: WithholdingPolicy,
  miner: SelfishMiner,
  blocks: number,
  seed: string,
): WithholdingOutcome {
  const draw = createStream(seed, "withholding/winners");
  const state = createChainState();
  const products = new Float64Array(6);
  let [own, others, found, start, rounds] = [0, 0, 0, 0, 0];
  while (found < blocks || state.own + state.others > 0) {
    applyBlock(state, policy, miner, draw());
    found++;
    if (state.own + state.others > 0) continue;
    addProducts(products, state.settledOwn - own, state.settledOthers - others, found - start);
    rounds++;
    [own, others, start] = [state.settledOwn, state.settledOthers, found];
  }
  const main = own + others;
  const relativeRevenue = own / main;
  const staleRate = 1 - main / found;
  return {
    found,
    ownMain: own,
    othersMain: others,
    relativeRevenue,
    relativeRevenueError: Math.sqrt(computeSquares(products, 1 - relativeRevenue, -relativeRevenue, 0)) / main,
    staleRate,
    staleRateError: Math.sqrt(computeSquares(products, 1, 1, -(1 - staleRate))) / found,
    rounds,
  };
}

/** Adds the products of what a round brings: own blocks, blocks of the others, blocks found. */
function addProducts(products: Float64Array, own: number, others: number, found: number): void {
  products[0]! += own * own;
  products[1]! += others * others;
  products[2]! += found * found;
  products[3]! += own * others;
  products[4]! += own * found;
  products[5]! += others * found;
}

/** Sum over rounds of (a own + b others + c found)^2. */
function computeSquares(products: Float64Array, a: number, b: number, c: number): number {
  const [ownOwn, othersOthers, foundFound, ownOthers, ownFound, othersFound] = products;
  return (
    a * a * ownOwn! +
    b * b * othersOthers! +
    c * c * foundFound! +
    2 * (a * b * ownOthers! + a * c * ownFound! + b * c * othersFound!)
  );
}
