import type { WithholdingRule } from "./withholding-rule.ts";

/** Finds blocks for a pool that it wants to harm, and throws them away. */
export const blockWithholding: WithholdingRule = {
  title: "Block withholding in a pool",
  plays: "throws away the blocks it finds, while the pool that it infiltrates pays it for its work",
  source: "Rosenfeld, arXiv:1112.4980; Eyal, The Miner's Dilemma, S&P 2015 (arXiv:1411.7099)",
  parameters: {},
  createDecider: () => () => "adopt",
};
