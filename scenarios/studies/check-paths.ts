import { parsePath } from "../loading/override-path.ts";
import { ScenarioError } from "../scenario-error.ts";

/** What a file beside a scenario sets in it. */
interface Settings {
  readonly set: readonly string[];
  readonly factors: readonly { readonly path: string }[];
}

/** Keys of a scenario that a study has in their place. */
const ownKeys = ["seed", "replications"];

/**
 * A study's own seed and replications stand over a scenario's, and of two values for one place the second would win
 * without a word.
 *
 * @throws ScenarioError for a path that would have no effect
 */
export function checkPaths({ set, factors }: Settings): void {
  const changes = [
    ...set.map((text) => ({ where: "set", path: text.slice(0, Math.max(0, text.indexOf("="))).trim() })),
    ...factors.map(({ path }) => ({ where: "factors", path })),
  ];
  const seen = new Map<string, string>();
  for (const { where, path } of changes) {
    // What is no path at all is told where it is applied.
    const steps = parsePath(path);
    if (steps === null) continue;
    const key = JSON.stringify(steps);
    const earlier = where === "factors" ? seen.get(key) : undefined;
    if (earlier !== undefined)
      throw refuse(where, "each place of the scenario once", `${path} in ${earlier} too`, "Name it once.");
    if (ownKeys.includes(String(steps[0])))
      throw refuse(where, "a path that the study leaves to its scenario", path, `Say ${steps[0]} in the study itself.`);
    seen.set(key, where);
  }
}

function refuse(where: string, expected: string, found: string, cure: string): ScenarioError {
  return new ScenarioError({ where, expected, found, cure });
}
