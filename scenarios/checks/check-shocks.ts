import type { ShockInput } from "../../sim/shocks.ts";
import { suggestName } from "../nearest-name.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { Scenario } from "../scenario.ts";

/** Shocks come after the start, end after they begin, and hit somebody who is there. */
export function checkShocks(scenario: Scenario): Problem[] {
  const check = (shocks: readonly ShockInput[] | undefined, prefix: string) =>
    (shocks ?? []).flatMap((shock, index) => {
      const path = `${prefix}shocks[${index}]`;
      return [...checkTimes(scenario, shock, path), ...checkTargets(scenario, shock, path)];
    });
  const own = scenario.schemes.flatMap(({ shocks }, index) => check(shocks, `schemes[${index}].`));
  return [...check(scenario.shocks, ""), ...own];
}

function checkTimes({ start, end }: Scenario, shock: ShockInput, path: string): Problem[] {
  const problems: Problem[] = [];
  if (shock.date <= start || shock.date > end) {
    const expected = `a month after ${start} (the start), up to ${end} (the end)`;
    problems.push({ path: `${path}.date`, expected, found: shock.date, cure: "Choose a month within the scenario." });
  }
  if ("until" in shock && shock.until !== "end" && shock.until <= shock.date) {
    const expected = `a month after ${shock.date}, or end`;
    problems.push({ path: `${path}.until`, expected, found: shock.until, cure: "Choose a later month." });
  }
  return problems;
}

function checkTargets({ miners, makers }: Scenario, shock: ShockInput, path: string): Problem[] {
  switch (shock.kind) {
    case "price":
      return [];
    case "fire":
      return checkName(
        `${path}.maker`,
        shock.maker,
        "a maker",
        (makers ?? []).map(({ name }) => name),
      );
    case "ban":
    case "export-control": {
      const names = miners.map(({ name }) => name);
      return shock.groups.flatMap((group, index) =>
        checkName(`${path}.groups[${index}]`, group, "a miner group", names),
      );
    }
    default:
      return shock satisfies never;
  }
}

function checkName(path: string, name: string, of: string, names: readonly string[]): Problem[] {
  if (names.includes(name)) return [];
  return [{ path, expected: `the name of ${of}`, found: renderFound(name), cure: suggestName(name, names) }];
}
