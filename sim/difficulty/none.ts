import type { WindowRule } from "./difficulty-rule.ts";

/** The difficulty of the start holds for good. */
export const none: WindowRule = {
  name: "none",
  title: "None: the difficulty never changes",
  source: "definition",
  parameters: {},
  retargets: "by-window",
  intervalBlocks: Number.POSITIVE_INFINITY,
  computeNextBits: ({ oldBits }) => oldBits,
};
