import type { ParameterSpecs } from "../../parameter.ts";
import type { WithholdingRule } from "./withholding-rule.ts";

const parameters = {
  confirmations: {
    title: "Blocks after which the payee delivers",
    unit: "blocks",
    default: 6,
    min: 1,
    max: 200,
    source: "Bitcoin's custom of six confirmations",
  },
  giveUpBehind: {
    title: "Blocks by which it may be behind, the confirmations waited for included",
    unit: "blocks",
    default: 20,
    min: 1,
    max: 200,
    source: "assumption: few attackers come back from farther behind",
  },
} as const satisfies ParameterSpecs;

/** Pays on the public chain, and mines one without the payment until it is longer and the payment was confirmed. */
export const doubleSpend: WithholdingRule = {
  title: "Double spend",
  plays: "mines a chain without its payment, and shows it when it is longer and the payment has been confirmed",
  source: "Nakamoto 2008, section 11; Rosenfeld, arXiv:1402.2009",
  parameters,
  createDecider: (given) => {
    const { confirmations = parameters.confirmations.default } = given;
    const { giveUpBehind = parameters.giveUpBehind.default } = given;
    return (own, others) => {
      if (others - own > giveUpBehind) return "adopt";
      return others >= confirmations && own > others ? "override" : "wait";
    };
  },
};
