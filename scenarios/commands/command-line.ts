import { ScenarioError } from "../scenario-error.ts";
import { ScenarioErrors } from "../scenario-errors.ts";
import { getPackageVersion } from "../store/package-root.ts";
import type { Command, CommandIo } from "./command.ts";
import { parseArguments } from "./parse-arguments.ts";

/**
 * Runs one command line. Every error ends here: a mistake in the input is told as it is, anything else is ours.
 *
 * @returns the exit code: 0 done, 1 our fault, 2 the user's input
 */
export async function runCommandLine(
  words: readonly string[],
  commands: readonly Command[],
  io: CommandIo,
): Promise<number> {
  try {
    const invocation = await parseArguments(words, commands, getPackageVersion());
    if (invocation.kind === "command") return await invocation.command.perform(invocation.given, io);
    io.writeOut(`${invocation.text}\n`);
    return 0;
  } catch (error) {
    return reportError(error, io);
  }
}

function reportError(error: unknown, io: CommandIo): number {
  if (error instanceof ScenarioError || error instanceof ScenarioErrors) {
    io.writeError(`${error.message}\n`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  const isDebugging = (io.environment["PROOFGROUND_DEBUG"] ?? "") !== "";
  const detail = isDebugging && error instanceof Error ? (error.stack ?? message) : message;
  const hint = isDebugging ? "" : " Set PROOFGROUND_DEBUG=1 to see where.";
  io.writeError(`proofground: a fault of its own: ${detail}.${hint}\n`);
  return 1;
}
