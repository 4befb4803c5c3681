import type { Command } from "./command.ts";
import { createCompareCommand } from "./compare-command.ts";
import { evalCommand } from "./eval-command.ts";
import { listCommand } from "./list-command.ts";
import type { ExperimentParts } from "./perform-experiment.ts";
import { createReportCommand } from "./report-command.ts";
import { createRunCommand } from "./run-command.ts";
import { validateCommand } from "./validate-command.ts";

/** Every command, in the order of the help; what stands above scenarios is passed in. */
export function buildCommands(parts: ExperimentParts): Command[] {
  return [
    createRunCommand(parts),
    createCompareCommand(parts),
    validateCommand,
    listCommand,
    createReportCommand(parts),
    evalCommand,
  ];
}
