/** What an attacker can do with his private chain. */
export const withholdingActions = ["adopt", "override", "match", "wait"] as const;
export type WithholdingAction = (typeof withholdingActions)[number];

/** The place of each action in `withholdingActions`, as policies hold it. */
export const ADOPT = 0;
export const OVERRIDE = 1;
export const MATCH = 2;
export const WAIT = 3;

/**
 * Who decides how the tip came about: `irrelevant`, the attacker found the last block; `relevant`, the others did, and a
 * block of the attacker's can still be matched against it; `active`, the others are split by a match.
 */
export const withholdingForks = ["irrelevant", "relevant", "active"] as const;
export type WithholdingFork = (typeof withholdingForks)[number];

export const IRRELEVANT = 0;
export const RELEVANT = 1;
export const ACTIVE = 2;

/**
 * What to do in every state: `own` blocks of the attacker and `others` blocks of the rest since their last common one,
 * both at most `truncation`, at which he must adopt or override.
 *
 * @source Sapirshtein, Sompolinsky and Zohar, FC 2016 (arXiv:1507.06183)
 */
export interface WithholdingPolicy {
  readonly truncation: number;
  /** By `indexState`. */
  readonly actions: Uint8Array;
}

export function countStates(truncation: number): number {
  return (truncation + 1) ** 2 * withholdingForks.length;
}

export function indexState(truncation: number, own: number, others: number, fork: number): number {
  return (own * (truncation + 1) + others) * withholdingForks.length + fork;
}

/** Whether an action is open to the attacker. */
export function isFeasible(truncation: number, own: number, others: number, fork: number, action: number): boolean {
  if (action === ADOPT) return true;
  if (action === OVERRIDE) return own > others;
  if (own >= truncation || others >= truncation) return false;
  return action === WAIT || (fork === RELEVANT && own >= others && others > 0);
}

/**
 * The policy of a rule that looks at one state at a time. What it wants and cannot have becomes an override where the
 * attacker is ahead, and an adoption else.
 */
export function createPolicy(
  truncation: number,
  decide: (own: number, others: number, fork: WithholdingFork) => WithholdingAction,
): WithholdingPolicy {
  const actions = new Uint8Array(countStates(truncation));
  for (let own = 0; own <= truncation; own++) {
    for (let others = 0; others <= truncation; others++) {
      withholdingForks.forEach((name, fork) => {
        const wanted = withholdingActions.indexOf(decide(own, others, name));
        const fallback = own > others ? OVERRIDE : ADOPT;
        const isOpen = isFeasible(truncation, own, others, fork, wanted);
        actions[indexState(truncation, own, others, fork)] = isOpen ? wanted : fallback;
      });
    }
  }
  return { truncation, actions };
}
