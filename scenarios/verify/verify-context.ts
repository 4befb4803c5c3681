import type { DifficultyRule } from "../../sim/difficulty/difficulty-rule.ts";
import { difficultyRules } from "../../sim/difficulty/registry.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { Renderers } from "../runs/perform-run.ts";
import { getVectorFolder } from "./read-vectors.ts";
import { runSteadyMarket } from "./steady-market.ts";

/** What is put to the test; all of it can be handed in, so that a test may plant a fault and see it told. */
export interface VerifyContext {
  readonly vectorFolder: string;
  readonly rewardRules: Readonly<Record<string, RewardRule>>;
  readonly difficultyRules: Readonly<Record<string, DifficultyRule>>;
  /** What run folders are written by. */
  readonly renderers: Renderers;
  /** Runs of a market in which nothing changes: made once, whoever asks. */
  readonly getSteadyMarket: () => Promise<Experiment>;
}

/** The package as it is. */
export function createVerifyContext(renderers: Renderers): VerifyContext {
  let steady: Promise<Experiment> | undefined;
  return {
    vectorFolder: getVectorFolder(),
    rewardRules,
    difficultyRules,
    renderers,
    getSteadyMarket: () => (steady ??= runSteadyMarket()),
  };
}
