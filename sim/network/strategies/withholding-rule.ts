import type { ParameterSpecs, ParameterValues } from "../../parameter.ts";
import type { WithholdingAction, WithholdingFork } from "../../theory/withholding-states.ts";

/**
 * What to do with `own` blocks against `others` since the last common block, after each block found or heard of.
 * "override" shows one block more than the others have, "match" as many.
 */
export type WithholdingDecider = (own: number, others: number, fork: WithholdingFork) => WithholdingAction;

/** A way to play with blocks that are held back, by counts of blocks alone: for the chain and for the network. */
export interface WithholdingRule {
  readonly title: string;
  /** One sentence on what it does. */
  readonly plays: string;
  readonly source: string;
  readonly parameters: ParameterSpecs;
  /** A decider without memory. */
  readonly createDecider: (parameters: ParameterValues) => WithholdingDecider;
}
