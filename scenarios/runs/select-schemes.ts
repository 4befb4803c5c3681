import { suggestName } from "../nearest-name.ts";
import type { Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";

/**
 * The scenario with only the schemes named, in the order in which they are named; the first is the baseline.
 *
 * @param option the option that named them, for messages
 * @throws ScenarioError at a name that the scenario has not, or twice the same
 */
export function selectSchemes(scenario: Scenario, names: readonly string[], option: string): Scenario {
  const known = scenario.schemes.map(({ name }) => name);
  const schemes = names.map((name, index) => {
    const scheme = scenario.schemes.find((candidate) => candidate.name === name);
    const refuse = (expected: string, cure: string) =>
      new ScenarioError({ where: option, expected, found: JSON.stringify(name), cure });
    if (scheme === undefined) throw refuse("the name of a scheme in the scenario", suggestName(name, known));
    if (names.indexOf(name) < index) throw refuse("every scheme once", "Name it once.");
    return scheme;
  });
  return { ...scenario, schemes };
}
