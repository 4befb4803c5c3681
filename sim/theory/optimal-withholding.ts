import type { SelfishMiner, WithholdingRevenue } from "./selfish-mining.ts";
import { computePolicyValue, indexChase, indexLead, type PolicyValue } from "./withholding-revenue.ts";
import {
  ACTIVE,
  ADOPT,
  countStates,
  createPolicy,
  IRRELEVANT,
  indexState,
  MATCH,
  OVERRIDE,
  RELEVANT,
  WAIT,
  type WithholdingPolicy,
} from "./withholding-states.ts";

/** The best policy of an attacker, and what it brings. */
export interface OptimalWithholding {
  readonly policy: WithholdingPolicy;
  readonly revenue: WithholdingRevenue;
}

const MOST_ROUNDS = 200;

/** By how much an action must be better than the one before to be taken: above the noise of rounding. */
const CLEAR_GAIN = 1e-12;

/**
 * The best policy within the truncation: a lower bound of the best there is, and near it. For a guess rho of the
 * relative revenue, each block of the attacker is worth 1 - rho and each of the others -rho. Actions that are better by
 * that measure make a policy of higher relative revenue, which is the next guess, until no action is better.
 *
 * @param miner alpha below 1/2
 * @source Sapirshtein, Sompolinsky and Zohar, FC 2016 (arXiv:1507.06183)
 */
export function computeOptimalWithholding(miner: SelfishMiner, truncation: number): OptimalWithholding {
  const policy = createPolicy(truncation, (own, others) => (own > others ? "override" : "adopt"));
  const values = new Float64Array(countStates(truncation));
  let value = computePolicyValue(policy, miner);
  let best: OptimalWithholding = { policy: clonePolicy(policy), revenue: value.revenue };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!improvePolicy(policy, miner, value, values)) break;
    value = computePolicyValue(policy, miner);
    // A change where the policy never gets to earns nothing yet, but may make the next one pay.
    if (value.revenue.relativeRevenue <= best.revenue.relativeRevenue) continue;
    best = { policy: clonePolicy(policy), revenue: value.revenue };
  }
  return best;
}

function clonePolicy({ truncation, actions }: WithholdingPolicy): WithholdingPolicy {
  return { truncation, actions: actions.slice() };
}

/** What a state is worth under each action; minus infinity where the action is not open. */
interface ActionValues {
  adopt: number;
  override: number;
  match: number;
  wait: number;
}

/** Takes the best action in every state, states with more blocks first; false where none is better than before. */
function improvePolicy(
  policy: WithholdingPolicy,
  miner: SelfishMiner,
  value: PolicyValue,
  values: Float64Array,
): boolean {
  const { truncation, actions } = policy;
  const rho = value.revenue.relativeRevenue;
  const settled = value.own.map((own, at) => own - rho * value.all[at]!);
  const options: ActionValues = { adopt: 0, override: 0, match: 0, wait: 0 };
  let isBetter = false;
  for (let blocks = 2 * truncation; blocks > 0; blocks--) {
    for (let own = Math.max(0, blocks - truncation); own <= Math.min(truncation, blocks); own++) {
      for (let fork = IRRELEVANT; fork <= ACTIVE; fork++) {
        const state = indexState(truncation, own, blocks - own, fork);
        valueActions(truncation, own, blocks - own, fork, miner, rho, settled, values, options);
        const action = pickAction(options, actions[state]!);
        if (action !== actions[state]) isBetter = true;
        actions[state] = action;
        values[state] = getActionValue(options, action);
      }
    }
  }
  return isBetter;
}

function valueActions(
  truncation: number,
  own: number,
  others: number,
  fork: number,
  { alpha, gamma }: SelfishMiner,
  rho: number,
  settled: Float64Array,
  values: Float64Array,
  out: ActionValues,
): void {
  const lead = own - others - 1;
  out.adopt = -rho * others;
  out.override = lead < 0 ? Number.NEGATIVE_INFINITY : (1 - rho) * (others + 1);
  if (lead > 0) {
    out.override += alpha * settled[indexLead(lead + 1)]! + (1 - alpha) * settled[indexChase(truncation, lead)]!;
  }
  out.match = Number.NEGATIVE_INFINITY;
  out.wait = Number.NEGATIVE_INFINITY;
  if (own === truncation || others === truncation) return;
  const lost = values[indexState(truncation, own, others + 1, RELEVANT)]!;
  if (fork !== ACTIVE)
    out.wait = alpha * values[indexState(truncation, own + 1, others, IRRELEVANT)]! + (1 - alpha) * lost;
  if (fork === IRRELEVANT || others === 0 || own < others) return;
  const kept = (1 - rho) * others + settled[indexChase(truncation, own - others)]!;
  const split =
    alpha * values[indexState(truncation, own + 1, others, ACTIVE)]! +
    (1 - alpha) * (gamma * kept + (1 - gamma) * lost);
  if (fork === ACTIVE) out.wait = split;
  else out.match = split;
}

function pickAction(options: ActionValues, current: number): number {
  let action = current;
  let best = getActionValue(options, current) + CLEAR_GAIN;
  for (let other = ADOPT; other <= WAIT; other++) {
    const value = getActionValue(options, other);
    if (value <= best) continue;
    action = other;
    best = value;
  }
  return action;
}

function getActionValue(options: ActionValues, action: number): number {
  if (action === ADOPT) return options.adopt;
  if (action === OVERRIDE) return options.override;
  return action === MATCH ? options.match : options.wait;
}
