import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeSha256 } from "../store/sha256.ts";
import { bundleRule, evaluateBundle } from "./custom-rule-bundle.ts";
import { checkRuleShape } from "./custom-rule-shape.ts";

/** A rule that stands in no registry but in a file of the user's. */
export interface CustomRule {
  readonly rule: RewardRule;
  /** The file with all that it imports, as one text: what runs, and what is kept beside the results. */
  readonly bundle: string;
  /** Of the bundle. */
  readonly sha256: string;
}

/**
 * Reads a rule and checks that it has the form of one; whether it keeps the laws depends on its parameters too, and is
 * checked with them.
 *
 * @throws ScenarioError
 */
export function readCustomRule(path: string): CustomRule {
  const bundle = bundleRule(path);
  return { rule: checkRuleShape(loadBundle(bundle, path), path), bundle, sha256: computeSha256(bundle) };
}

function loadBundle(bundle: string, path: string): unknown {
  try {
    return evaluateBundle(bundle, path);
  } catch (error) {
    throw new ScenarioError({
      where: path,
      expected: "a file that can be loaded",
      found: `an error (${error instanceof Error ? error.message : String(error)})`,
      cure: "Mend it; a rule is handed all it may use.",
    });
  }
}
