import type { RuleParameters } from "../../parameter.ts";
import { computeDefaultParameters } from "../default-parameters.ts";
import type { RewardRule } from "../reward-rule.ts";

/** A setting of a rule under which its laws are tried. */
export interface RuleVariant {
  /** The choice that differs from its default, as name=word; "" where none does. */
  readonly choice: string;
  readonly given: RuleParameters;
}

/** All defaults; then every other word that a choice can have, all else at its default. */
export function listVariants(rule: RewardRule): RuleVariant[] {
  const defaults = computeDefaultParameters(rule);
  if (rule.kind === "lottery") return [{ choice: "", given: defaults }];
  const others = Object.entries(rule.choices).flatMap(([name, spec]) =>
    spec.choices
      .filter((word) => word !== spec.default)
      .map((word) => ({
        choice: `${name}=${word}`,
        given: { ...defaults, choices: { ...defaults.choices, [name]: word } },
      })),
  );
  return [{ choice: "", given: defaults }, ...others];
}
