import { bitcoin } from "./bitcoin.ts";
import type { DifficultyRule } from "./difficulty-rule.ts";
import { none } from "./none.ts";

/** Every difficulty rule a scenario can name. */
export const difficultyRules = {
  bitcoin,
  none,
} as const satisfies Record<string, DifficultyRule>;
