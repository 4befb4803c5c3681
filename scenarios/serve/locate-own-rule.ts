import { isAbsolute, relative, resolve, sep } from "node:path";
import type { LocateRule } from "../loading/custom-rules.ts";
import { ScenarioError } from "../scenario-error.ts";
import { findInside } from "./find-inside.ts";
import type { JobOrder } from "./job.ts";

/**
 * Where the rules of an order's scenario may lie. A rule is a program: it is loaded only where the server was told so,
 * and only from the served folder.
 *
 * @param served folder that is served
 */
export function createRuleLocator(
  source: JobOrder["source"]["kind"],
  { served, isCodeAllowed }: { readonly served: string; readonly isCodeAllowed: boolean },
): LocateRule {
  return (folder, file) => {
    const refuse = (expected: string, found: string, cure: string) =>
      new ScenarioError({ where: `rule ${JSON.stringify(file)}`, expected, found, cure });
    if (!isCodeAllowed) {
      throw refuse(
        "a rule of the registry",
        "a rule in a file, which is a program and would run here",
        "Start the server with --allow-code, or use proofground run.",
      );
    }
    if (source === "text") {
      throw refuse(
        "no file, for a scenario that was pasted",
        "a rule in a file",
        "Put scenario and rule into the served folder, and choose the scenario there.",
      );
    }
    // Step by step, so that neither a way up nor a link leads out.
    const steps = relative(resolve(served), resolve(folder, file)).split(sep);
    const path = isAbsolute(file) ? null : findInside(served, steps);
    if (path !== null) return path;
    throw refuse("a file in the served folder", "none there", "Put the rule beside the scenario.");
  };
}
