import { solveLinearSystem } from "./linear-system.ts";
import type { SelfishMiner, WithholdingRevenue } from "./selfish-mining.ts";
import {
  ACTIVE,
  ADOPT,
  IRRELEVANT,
  indexState,
  MATCH,
  OVERRIDE,
  RELEVANT,
  type WithholdingPolicy,
} from "./withholding-states.ts";

/** The long run of a policy, and what it still expects where blocks have just been settled. */
export interface PolicyValue {
  readonly revenue: WithholdingRevenue;
  /** By `indexLead` and `indexChase`: blocks of the attacker until both sides stand on the same block again. */
  readonly own: Float64Array;
  /** The same of all blocks that the chain keeps. */
  readonly all: Float64Array;
}

/** Columns after the coefficients: blocks of the attacker, blocks that the chain keeps, blocks found. */
const SIDES = 3;

/** Where the attacker has `own` blocks, 1 or more, and the others none. */
export function indexLead(own: number): number {
  return own - 1;
}

/** Where the others have found one block against the attacker's `own`. */
export function indexChase(truncation: number, own: number): number {
  return truncation + own;
}

/**
 * What a policy brings in the long run, exact for its truncation. The process starts anew whenever both sides stand on
 * the same block, so revenue is that of a round over its length. In a round, a move leads to more blocks or, where
 * blocks are settled, to a lead or a chase: the value of each state is linear in the values of those, which then solve
 * a linear system.
 */
export function computePolicyValue(policy: WithholdingPolicy, miner: SelfishMiner): PolicyValue {
  const { truncation } = policy;
  const size = 2 * truncation + 1;
  const width = size + SIDES;
  const rows = createEquations(policy, miner, size, width);
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < size; at++) rows[row * width + at] = (at === row ? 1 : 0) - rows[row * width + at]!;
  }
  solveLinearSystem(rows, size, SIDES);
  const readSide = (side: number) => Float64Array.from({ length: size }, (_, row) => rows[row * width + size + side]!);
  const [own, all, steps] = [readSide(0), readSide(1), readSide(2)];
  const average = (by: Float64Array) =>
    miner.alpha * by[indexLead(1)]! + (1 - miner.alpha) * by[indexChase(truncation, 0)]!;
  const [ownBlocks, allBlocks, found] = [average(own), average(all), 1 + average(steps)];
  const revenue = {
    relativeRevenue: ownBlocks / allBlocks,
    revenuePerBlockFound: ownBlocks / found,
    growthPerBlockFound: allBlocks / found,
  };
  return { revenue, own, all };
}

/** Value of every lead and chase in the values of all leads and chases. */
function createEquations(policy: WithholdingPolicy, miner: SelfishMiner, size: number, width: number): Float64Array {
  const { truncation } = policy;
  const equations = new Float64Array(size * width);
  // Values of states with the same number of blocks, by the attacker's number and the fork.
  let longer = new Float64Array((truncation + 2) * SIDES * width);
  let current = longer.slice();
  const keep = (row: number, own: number, fork: number) => {
    const at = (own * SIDES + fork) * width;
    equations.set(current.subarray(at, at + width), row * width);
  };
  for (let blocks = 2 * truncation; blocks > 0; blocks--) {
    current.fill(0);
    for (let own = Math.max(0, blocks - truncation); own <= Math.min(truncation, blocks); own++) {
      for (let fork = IRRELEVANT; fork <= ACTIVE; fork++) {
        fillRow({ policy, miner, size, width, own, others: blocks - own, fork, longer, current });
      }
    }
    if (blocks <= truncation) keep(indexLead(blocks), blocks, IRRELEVANT);
    if (blocks - 1 <= truncation) keep(indexChase(truncation, blocks - 1), blocks - 1, RELEVANT);
    [longer, current] = [current, longer];
  }
  return equations;
}

interface RowInput {
  readonly policy: WithholdingPolicy;
  readonly miner: SelfishMiner;
  readonly size: number;
  readonly width: number;
  readonly own: number;
  readonly others: number;
  readonly fork: number;
  readonly longer: Float64Array;
  readonly current: Float64Array;
}

/** Value of one state under its action, in the values of leads and chases. */
function fillRow({ policy, miner, size, width, own, others, fork, longer, current }: RowInput): void {
  const { alpha, gamma } = miner;
  const { truncation } = policy;
  const action = policy.actions[indexState(truncation, own, others, fork)]!;
  const row = (own * SIDES + fork) * width;
  const settle = (won: number, all: number, steps: number) => {
    current[row + size]! += won;
    current[row + size + 1]! += all;
    current[row + size + 2]! += steps;
  };
  if (action === ADOPT) {
    settle(0, others, 0);
    return;
  }
  if (action === OVERRIDE) {
    const lead = own - others - 1;
    settle(others + 1, others + 1, lead === 0 ? 0 : 1);
    if (lead === 0) return;
    current[row + indexLead(lead + 1)] = alpha;
    current[row + indexChase(truncation, lead)] = 1 - alpha;
    return;
  }
  const isSplit = action === MATCH || fork === ACTIVE;
  const joined = isSplit ? (1 - alpha) * gamma : 0;
  const refused = 1 - alpha - joined;
  const found = ((own + 1) * SIDES + (isSplit ? ACTIVE : IRRELEVANT)) * width;
  const lost = (own * SIDES + RELEVANT) * width;
  for (let at = 0; at < width; at++) current[row + at] = alpha * longer[found + at]! + refused * longer[lost + at]!;
  settle(joined * others, joined * others, 1);
  if (isSplit) current[row + indexChase(truncation, own - others)]! += joined;
}
