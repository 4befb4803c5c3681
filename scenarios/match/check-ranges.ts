import { computeFactorValue } from "../designs/factor-value.ts";
import { ScenarioError } from "../scenario-error.ts";
import { ScenarioErrors } from "../scenario-errors.ts";
import type { Match } from "./match-schema.ts";
import { listPaths, listRanges } from "./read-match.ts";

/** Both ends of a way, and a place that is seldom a whole number. */
const PLACES = [0, 0.37, 1];

/**
 * Tries each range before anything is run, the others in their middles: a search comes near its ends only after many runs.
 *
 * @param load the scenario with changes, as --set takes them
 * @throws ScenarioError for the first value that the scenario does not take
 */
export function checkRanges(match: Match, load: (sets: readonly string[]) => unknown): void {
  const ranges = listRanges(match);
  const middles = ranges.map((range) => computeFactorValue(range, 0.5));
  for (const [at, range] of ranges.entries()) {
    for (const place of PLACES) {
      const value = computeFactorValue(range, place);
      const sets = match.factors.flatMap((factor, index) =>
        listPaths(factor).map((path) => `${path}=${index === at ? value : middles[index]!}`),
      );
      try {
        load(sets);
      } catch (error) {
        throw tellRange(error, range.name, String(value));
      }
    }
  }
}

function tellRange(error: unknown, name: string, value: string): unknown {
  const first = error instanceof ScenarioErrors ? error.errors[0] : error;
  if (!(first instanceof ScenarioError)) return error;
  const place = first.where.replace(/^--set /, "");
  return new ScenarioError({
    where: `factors: ${name}`,
    expected: "a range of numbers, whole or not, each of which the scenario takes",
    found: `${value}, but for ${place} it expects ${first.expected}`,
    cure: "Change the path, low or high.",
  });
}
