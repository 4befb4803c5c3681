import type * as z from "zod";
import { findNearestName } from "../nearest-name.ts";
import { renderFound, renderPath } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";

type Issue = z.core.$ZodIssue;

/** The first thing wrong with an input. Fields carry what they expect as their message (see fields.ts). */
export function reportIssues(issues: readonly Issue[], input: unknown, where: string): ScenarioError {
  // A misspelt key is also a missing one; the misspelling is what has to be mended.
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]!;
  const path = issue.path as (string | number)[];
  const place = path.length === 0 ? where : `${where}: ${renderPath(path)}`;
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0]!;
    const missing = issues.flatMap((other) =>
      other.path.length === path.length + 1 ? [String(other.path.at(-1))] : [],
    );
    const nearest = findNearestName(key, missing);
    return new ScenarioError({
      where: place,
      expected: "known keys only",
      found: `the unknown key ${renderFound(key)}`,
      cure: nearest === undefined ? "Remove it." : `Did you mean "${nearest}"?`,
    });
  }
  const isWhole = path.length === 0 && issue.code === "invalid_type";
  const expected = isWhole ? "an object of inputs" : tellExpected(issue);
  const found = getAt(input, path);
  return new ScenarioError({
    where: place,
    expected,
    found: renderFound(found),
    cure: chooseCure(expected, found, path),
  });
}

/** "" where the expectation says it all. */
function chooseCure(expected: string, found: unknown, path: readonly (string | number)[]): string {
  if (found === undefined && path.length > 0) return `Add ${String(path.at(-1))}.`;
  const isNumeral = typeof found === "string" && found.trim() !== "" && Number.isFinite(Number(found));
  return isNumeral && expected.includes("number") && !expected.includes("text")
    ? `Write ${found.trim()} without quotes.`
    : "";
}

/** A field without words of its own is an object within the inputs. */
function tellExpected(issue: Issue): string {
  return issue.code === "invalid_type" && issue.message.startsWith("Invalid input") ? "an object" : issue.message;
}

function getAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);
}
