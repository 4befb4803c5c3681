import type { DifficultyRule } from "./difficulty-rule.ts";

/** The difficulty of the start holds for good. */
export const none: DifficultyRule = {
  name: "none",
  title: "None: the difficulty never changes",
  source: "definition",
  parameters: {},
  intervalBlocks: Number.POSITIVE_INFINITY,
  computeNextBits: ({ oldBits }) => oldBits,
};
