import type { SelfishMiner } from "../../theory/selfish-mining.ts";
import {
  ACTIVE,
  ADOPT,
  IRRELEVANT,
  indexState,
  MATCH,
  OVERRIDE,
  RELEVANT,
  type WithholdingPolicy,
} from "../../theory/withholding-states.ts";

/** One attacker against the rest, without a network: what each has found since their last common block. */
export interface ChainState {
  own: number;
  others: number;
  isSplit: boolean;
  /** Blocks settled so far, of the attacker and of the rest. */
  settledOwn: number;
  settledOthers: number;
}

export function createChainState(): ChainState {
  return { own: 0, others: 0, isSplit: false, settledOwn: 0, settledOthers: 0 };
}

/**
 * Somebody finds a block, and the attacker does what his policy says. In a split, part gamma of the others mines on the
 * attacker's branch.
 *
 * @param uniform in [0, 1): below alpha the attacker finds it
 */
export function applyBlock(state: ChainState, policy: WithholdingPolicy, miner: SelfishMiner, uniform: number): void {
  const fork = findBlock(state, miner, uniform);
  const action = policy.actions[indexState(policy.truncation, state.own, state.others, fork)]!;
  state.isSplit = action === MATCH || (fork === ACTIVE && action !== ADOPT && action !== OVERRIDE);
  if (action === ADOPT) {
    state.settledOthers += state.others;
    state.own = 0;
    state.others = 0;
  } else if (action === OVERRIDE) {
    state.settledOwn += state.others + 1;
    state.own -= state.others + 1;
    state.others = 0;
  }
}

/** Adds the block; returns how the fork stands. */
function findBlock(state: ChainState, { alpha, gamma }: SelfishMiner, uniform: number): number {
  if (uniform < alpha) {
    state.own++;
    return state.isSplit ? ACTIVE : IRRELEVANT;
  }
  if (state.isSplit && uniform < alpha + gamma * (1 - alpha)) {
    state.settledOwn += state.others;
    state.own -= state.others;
    state.others = 1;
  } else {
    state.others++;
  }
  return RELEVANT;
}
