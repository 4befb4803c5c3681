import { asert } from "./asert-rule.ts";
import { bitcoin } from "./bitcoin.ts";
import type { DifficultyRule } from "./difficulty-rule.ts";
import { ethereum } from "./ethereum.ts";
import { lwma } from "./lwma.ts";
import { none } from "./none.ts";

/** Every difficulty rule a scenario can name. */
export const difficultyRules = {
  bitcoin,
  asert,
  lwma,
  ethereum,
  none,
} as const satisfies Record<string, DifficultyRule>;
