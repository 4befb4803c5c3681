import type { Evaluator } from "../evaluator.ts";
import { aserti32d } from "./asert.ts";
import { derived } from "./derived.ts";
import { bitcoinCore, observed } from "./retarget.ts";

/** Difficulty rules, by group of the difficulty vectors. */
export const difficultyEvaluators = {
  "difficulty/bitcoin_core": bitcoinCore,
  "difficulty/observed": observed,
  "difficulty/derived": derived,
  "difficulty/aserti3_2d": aserti32d,
} as const satisfies Record<string, Evaluator>;
