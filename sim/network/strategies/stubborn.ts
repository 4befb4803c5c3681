import type { ParameterSpecs } from "../../parameter.ts";
import { createStubbornDecider } from "./stubborn-decider.ts";
import type { WithholdingRule } from "./withholding-rule.ts";

const source = "Nayak, Kumar, Miller and Shi, Stubborn Mining, EuroS&P 2016";

/** Shows only enough to tie when its lead falls to one. */
export const leadStubborn: WithholdingRule = {
  title: "Lead-stubborn mining",
  plays: "selfish mining that ties instead of winning when its lead falls to one",
  source,
  parameters: {},
  createDecider: () => createStubbornDecider({ lastLead: "keep", tie: "show", trail: 0 }),
};

/** Holds back the block that would win a tie. */
export const equalForkStubborn: WithholdingRule = {
  title: "Equal-fork-stubborn mining",
  plays: "selfish mining that holds back the block that would win a tie",
  source,
  parameters: {},
  createDecider: () => createStubbornDecider({ lastLead: "give", tie: "hide", trail: 0 }),
};

/** Both of the above. */
export const leadForkStubborn: WithholdingRule = {
  title: "Lead- and equal-fork-stubborn mining",
  plays: "selfish mining that never shows more blocks than the others have",
  source,
  parameters: {},
  createDecider: () => createStubbornDecider({ lastLead: "keep", tie: "hide", trail: 0 }),
};

const trailParameters = {
  trail: {
    title: "Blocks by which it may fall behind before it gives up",
    unit: "blocks",
    default: 1,
    min: 1,
    max: 100,
    source: "Nayak et al. 2016: the first of their trail-stubborn strategies",
  },
} as const satisfies ParameterSpecs;

/** Goes on with its own chain when it is behind. */
export const trailStubborn: WithholdingRule = {
  title: "Trail-stubborn mining",
  plays: "selfish mining that goes on with its own chain while it is not too far behind",
  source,
  parameters: trailParameters,
  createDecider: ({ trail = trailParameters.trail.default }) =>
    createStubbornDecider({ lastLead: "give", tie: "show", trail }),
};
