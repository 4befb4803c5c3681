import { checkRule } from "../../sim/reward-rules/laws/check-rule.ts";
import { listVariants, type RuleVariant } from "../../sim/reward-rules/laws/list-variants.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import type { Statement } from "./statement.ts";

/** One statement for each setting of each rule: no law of reward rules is broken on any of the fixed cases. */
export function listLawStatements(rules: Readonly<Record<string, RewardRule>>): Statement[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    listVariants(rule).map((variant) => describeLaws(name, rule, variant)),
  );
}

/** The statement of a rule with every default. */
export function describeDefaultLaws(name: string, rule: RewardRule): Statement {
  return describeLaws(name, rule, listVariants(rule)[0]!);
}

function describeLaws(name: string, rule: RewardRule, { choice, given }: RuleVariant): Statement {
  const breach = checkRule(rule, given);
  return {
    id: `laws/${name}${choice === "" ? "" : `/${choice}`}`,
    topic: choice === "" ? "rules at their defaults" : "rules with other choices",
    stated: `${name}${choice === "" ? "" : ` with ${choice}`} breaks no law of reward rules on any fixed case`,
    measure: {
      kind: "figure",
      expected: { kind: "at most", value: 0 },
      found: breach === null ? 0 : 1,
      unit: "laws broken",
    },
    notes: breach === null ? [] : [`"${breach.law}" is broken; case "${breach.case}": ${breach.found}`],
    source: `sim/reward-rules/laws: each coin has a home to the last unit, and what else any rule must keep. Rule: ${rule.source}`,
  };
}
