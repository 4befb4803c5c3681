import { createStubbornDecider } from "./stubborn-decider.ts";
import type { WithholdingRule } from "./withholding-rule.ts";

/** Selfish mining, SM1. */
export const selfish: WithholdingRule = {
  title: "Selfish mining",
  plays: "holds blocks back, ties when its lead is gone, and shows all when its lead falls to one",
  source: "Eyal and Sirer, FC 2014 (arXiv:1311.0243), algorithm 1",
  parameters: {},
  createDecider: () => createStubbornDecider({ lastLead: "give", tie: "show", trail: 0 }),
};
