import type { RuleParameters } from "../../parameter.ts";
import type { RewardRule } from "../reward-rule.ts";
import { checkEpochRule } from "./check-epoch-rule.ts";
import { checkLotteryRule } from "./check-lottery-rule.ts";
import type { LawBreach } from "./law-breach.ts";

/**
 * The laws of every reward rule, tried on fixed cases: the corners in which rules have been seen to fail. Pure, and
 * quick enough to run before each use of a rule that somebody wrote himself. A rule that never comes back is not
 * noticed: it hangs here as it would in a run.
 *
 * @returns the first law broken, the case, and what was found; null where all are kept
 */
export function checkRule(rule: RewardRule, ruleParameters: RuleParameters): LawBreach | null {
  switch (rule.kind) {
    case "lottery":
      return checkLotteryRule(rule, ruleParameters.parameters);
    case "epoch":
      return checkEpochRule(rule, ruleParameters);
    default:
      return rule satisfies never;
  }
}
