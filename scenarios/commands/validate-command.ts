import type { Scenario } from "../scenario.ts";
import type { Command } from "./command.ts";
import { readCalibrationPath, readFields, scenarioOptions, scenarioPositional } from "./run-options.ts";

/** `validate`: reads a scenario and runs nothing. */
export const validateCommand: Command = {
  name: "validate",
  summary: "Check a scenario file without running it",
  positionals: [scenarioPositional],
  options: {
    ...scenarioOptions,
    json: { type: "flag", description: "Print the scenario with every default written out, as JSON" },
    quiet: { type: "flag", description: "Print nothing" },
  },
  examples: [
    ["proofground validate my-scenario.yaml", "say whether it is valid"],
    ["proofground validate tiny --json", "see every default"],
  ],
  perform: async (given, io) => {
    const { loadScenario } = await import("../loading/load-scenario.ts");
    const { renderScenarioFile } = await import("../render-scenario.ts");
    const source = given.positionals["scenario"] ?? "";
    const sets = given.lists["set"] ?? [];
    const { scenario } = loadScenario(source, sets, readFields(given), readCalibrationPath(given));
    if (given.flags["json"] === true) io.writeOut(`${JSON.stringify(renderScenarioFile(scenario), null, 2)}\n`);
    else if (given.flags["quiet"] !== true) io.writeOut(`${source}: valid: ${describeScenario(scenario)}\n`);
    return 0;
  },
};

function describeScenario({ miners, holders, schemes, start, end, replications }: Scenario): string {
  const count = (groups: readonly { readonly count: number }[]) =>
    groups.reduce((total, group) => total + group.count, 0);
  return [
    `${start} to ${end}`,
    `${count(miners)} miners in ${miners.length} groups`,
    `${count(holders)} holders in ${holders.length} groups`,
    `schemes ${schemes.map(({ name }) => name).join(", ")}`,
    `${replications} replications`,
  ].join("; ");
}
