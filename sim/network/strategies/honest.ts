import type { WithholdingRule } from "./withholding-rule.ts";

/** Shows every block at once, and follows the longest chain. */
export const honest: WithholdingRule = {
  title: "Honest",
  plays: "shows every block at once and mines on the longest chain",
  source: "Nakamoto 2008, section 5",
  parameters: {},
  createDecider: () => (own, others) => {
    if (own > others) return "override";
    return own < others ? "adopt" : "wait";
  },
};
