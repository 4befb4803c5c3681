import { isWorkLottery } from "../../sim/rule-earnings.ts";
import type { Problem } from "../problem.ts";
import type { KnownWorld, RuleChoice, Scenario, SchemeChoice } from "../scenario.ts";
import { CUSTOM_RULE } from "../schema/custom-rule-schema.ts";
import { completeCustomRule } from "./complete-custom-rule.ts";

/** The scenario with each rule of the user's in its place and its defaults written out, and what is wrong with them. */
export function completeCustomRules(
  scenario: Scenario,
  world: KnownWorld,
): { readonly scenario: Scenario; readonly problems: readonly Problem[] } {
  const completed = scenario.schemes.map((scheme, index) => completeScheme(scheme, `schemes[${index}]`, world));
  return {
    scenario: { ...scenario, schemes: completed.map(({ scheme }) => scheme) },
    problems: completed.flatMap(({ problems }) => problems),
  };
}

function completeScheme(
  scheme: SchemeChoice,
  path: string,
  { customRules }: KnownWorld,
): { readonly scheme: SchemeChoice; readonly problems: readonly Problem[] } {
  const { name, file = "", sha256 } = scheme.rule;
  if (name !== CUSTOM_RULE) return { scheme, problems: [] };
  const own = customRules?.get(file);
  if (own === undefined) throw new RangeError(`no rule has been read from ${file}`);
  if (sha256 !== undefined && sha256 !== own.sha256) return { scheme, problems: [describeChange(scheme.rule, path)] };
  const { choice, problems } = completeCustomRule(scheme.rule, own.rule, `${path}.rule`);
  const completed = { ...scheme, rule: { ...choice, sha256: own.sha256, own } };
  return { scheme: completed, problems: [...problems, ...listMissingDifficulty(completed, path)] };
}

function describeChange({ file = "", sha256 = "" }: RuleChoice, path: string): Problem {
  return {
    path: `${path}.rule.sha256`,
    expected: `the rule with the SHA-256 ${sha256.slice(0, 12)}...`,
    found: `${file}, which has been changed since`,
    cure: "Take the rule's earlier text, or remove sha256.",
  };
}

function listMissingDifficulty({ rule, difficulty }: SchemeChoice, path: string): Problem[] {
  if (rule.own === undefined || !isWorkLottery(rule.own.rule) || difficulty.name !== "none") return [];
  const expected = "a rule that says how hard a block is, for a lottery over work";
  return [{ path: `${path}.difficulty`, expected, found: "none", cure: "Add difficulty: { name: bitcoin }." }];
}
