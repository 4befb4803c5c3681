import type { ParameterSpecs } from "../../parameter.ts";
import { computeOptimalWithholding } from "../../theory/optimal-withholding.ts";
import {
  indexState,
  type WithholdingPolicy,
  withholdingActions,
  withholdingForks,
} from "../../theory/withholding-states.ts";
import type { WithholdingDecider, WithholdingRule } from "./withholding-rule.ts";

const parameters = {
  alpha: {
    title: "Share of all work that it takes itself to have",
    unit: "share",
    default: 0.35,
    min: 0,
    max: 0.49,
    source: "the attacker's own",
  },
  gamma: {
    title: "Share of the others that it takes to mine on its block in a tie",
    unit: "share",
    default: 0,
    min: 0,
    max: 1,
    source: "Eyal and Sirer 2014",
  },
  truncation: {
    title: "Blocks at which it must settle",
    unit: "blocks",
    default: 60,
    min: 2,
    max: 200,
    source: "assumption: against 95, 60 loses 0.02 % of revenue at a share of 0.4 and 0.3 % at 0.45, without ties won",
  },
} as const satisfies ParameterSpecs;

/** The best policy there is for a share of the work and a share of the others that it wins in a tie. */
export const optimal: WithholdingRule = {
  title: "Optimal withholding",
  plays: "does what earns most for its share of the work, by the solution of a Markov decision process",
  source: "Sapirshtein, Sompolinsky and Zohar, FC 2016 (arXiv:1507.06183)",
  parameters,
  createDecider: (given) => {
    const { alpha = parameters.alpha.default, gamma = parameters.gamma.default } = given;
    const { truncation = parameters.truncation.default } = given;
    return createPolicyDecider(computeOptimalWithholding({ alpha, gamma }, truncation).policy);
  },
};

/** A decider that looks actions up; beyond the policy's truncation it overrides where it is ahead, and adopts else. */
export function createPolicyDecider({ truncation, actions }: WithholdingPolicy): WithholdingDecider {
  return (own, others, fork) => {
    if (own > truncation || others > truncation) return own > others ? "override" : "adopt";
    return withholdingActions[actions[indexState(truncation, own, others, withholdingForks.indexOf(fork))]!]!;
  };
}
