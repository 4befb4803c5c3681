import { CUSTOM_RULE } from "../schema/custom-rule-schema.ts";
import { getValueAt } from "../schema/json-schema.ts";
import { type CustomRule, readCustomRule } from "./custom-rule.ts";

/** Rules of the user's, by the `file` that a scheme names. */
export type CustomRules = ReadonlyMap<string, CustomRule>;

/**
 * Path of a rule's file, from the folder of its scenario; asked before anything of the file is read.
 *
 * @throws ScenarioError where it is out of reach
 */
export type LocateRule = (folder: string, file: string) => string;

/**
 * Reads every rule's file that an unchecked scenario names; what is amiss with the scenario is for its schema to say.
 *
 * @param locate path of the file, from what the scheme says of it
 * @throws ScenarioError at the first that cannot be read as a rule
 */
export function readCustomRules(scenario: unknown, locate: (scheme: CustomScheme) => string): CustomRules {
  const schemes = getValueAt(scenario, ["schemes"]);
  const rules = new Map<string, CustomRule>();
  for (const scheme of Array.isArray(schemes) ? schemes : []) {
    const rule = getValueAt(scheme, ["rule"]);
    const file = getValueAt(rule, ["file"]);
    if (getValueAt(rule, ["name"]) !== CUSTOM_RULE || typeof file !== "string" || rules.has(file)) continue;
    rules.set(file, readCustomRule(locate({ file, sha256: String(getValueAt(rule, ["sha256"])) })));
  }
  return rules;
}

/** What a scheme says of its rule's file. */
export interface CustomScheme {
  readonly file: string;
  /** Of the bundle, where the scenario was written by the program. */
  readonly sha256: string;
}

/** Name of the copy that a run folder keeps. */
export function nameRuleCopy(sha256: string): string {
  return `rule-${sha256.slice(0, 16)}.js`;
}
