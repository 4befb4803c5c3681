import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { checkFactors } from "../designs/check-factors.ts";
import type { RangeFactor } from "../designs/design.ts";
import { reportIssues } from "../evaluators/report-issues.ts";
import { listPresets } from "../loading/presets.ts";
import { parseScenarioText } from "../loading/scenario-text.ts";
import { readUserText } from "../store/user-file.ts";
import { checkPaths } from "../studies/check-paths.ts";
import { type Match, type MatchFactor, matchSchema } from "./match-schema.ts";

export interface ReadMatch {
  readonly match: Match;
  /** The scenario's preset or path, as seen from here. */
  readonly source: string;
  /** The record's path as seen from here; null for Bitcoin's own. */
  readonly recordPath: string | null;
}

/** @throws ScenarioError where the file cannot be read, or is no match */
export function readMatch(path: string): ReadMatch {
  const value = parseScenarioText(readUserText(path), path);
  const parsed = matchSchema.safeParse(value);
  if (!parsed.success) throw reportIssues(parsed.error.issues, value, path);
  const match = parsed.data;
  const factors = listRanges(match);
  checkFactors(factors);
  checkPaths({
    set: match.set,
    factors: match.factors.flatMap((factor) => listPaths(factor).map((place) => ({ path: place }))),
  });
  const findBeside = (name: string) => (isAbsolute(name) ? name : join(dirname(path), name));
  const isPreset = listPresets().includes(match.scenario);
  return {
    match,
    source: isPreset || !existsSync(findBeside(match.scenario)) ? match.scenario : findBeside(match.scenario),
    recordPath: match.record === "history" ? null : findBeside(match.record),
  };
}

export function listPaths({ path }: MatchFactor): readonly string[] {
  return typeof path === "string" ? [path] : path;
}

/** The factors in the words of the designs. */
export function listRanges({ factors }: Match): RangeFactor[] {
  return factors.map((factor) => ({
    kind: "range",
    name: listPaths(factor).join(", "),
    low: factor.low,
    high: factor.high,
    scale: factor.scale,
    isWhole: false,
    levels: null,
  }));
}
