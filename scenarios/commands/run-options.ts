import type { Fields } from "../loading/load-scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { CommandArguments, CommandIo, OptionSpec, PositionalSpec } from "./command.ts";
import { readCount } from "./read-number.ts";

/** Beyond this a thread costs more memory than any machine's core gives back. */
const MOST_THREADS = 512;

export const scenarioPositional: PositionalSpec = {
  name: "scenario",
  description: "Name of a preset, or path of a scenario file (YAML or JSON)",
};

/** Options that change the scenario. */
export const scenarioOptions = {
  seed: { type: "text", description: "Seed of all luck; equal seeds give equal results" },
  replications: { type: "text", description: "Runs of each scheme, each with luck of its own" },
  calibration: {
    type: "text",
    description: 'File that "calibrate" wrote, for hardware.calibratedDevice; by default the package\'s own',
  },
  set: { type: "list", description: "Change the scenario: path=value, as in miners[0].count=5; may be repeated" },
} as const satisfies Record<string, OptionSpec>;

export const threadsOption = {
  type: "text",
  description: "Threads to run on; by default all cores where that pays. Results do not depend on it",
} as const satisfies OptionSpec;

export const redisOption = {
  type: "text",
  description: "Queue, as redis://host:6379 (rediss: for TLS); env takes it from PROOFGROUND_REDIS",
} as const satisfies OptionSpec;

/** Options of a command that writes a run folder. */
export const runOptions = {
  ...scenarioOptions,
  out: { type: "text", description: "Folder to write; by default results/NAME-HASH" },
  tornado: {
    type: "flag",
    description: "Also set each main assumption low and high, and report what would change the answer; takes longer",
  },
  threads: threadsOption,
  json: { type: "flag", description: "Print the summary as JSON, and nothing else" },
  quiet: { type: "flag", description: "Print nothing" },
} as const satisfies Record<string, OptionSpec>;

/** The two options that are keys of a scenario. */
export function readFields({ texts }: CommandArguments): Fields {
  const { seed, replications } = texts as { readonly seed?: string; readonly replications?: string };
  return { ...(seed === undefined ? {} : { seed }), ...(replications === undefined ? {} : { replications }) };
}

/** Threads asked for; undefined where that is left to the program. */
export function readThreads(given: CommandArguments): number | undefined {
  return readCount(given, "threads", [1, MOST_THREADS]);
}

/**
 * Address of the queue; undefined where none is named.
 *
 * @throws ScenarioError where it is to be taken from a variable that is not set
 */
export function readRedis({ texts }: CommandArguments, { environment }: CommandIo): string | undefined {
  const { redis } = texts as { readonly redis?: string };
  if (redis !== "env") return redis;
  const address = environment["PROOFGROUND_REDIS"] ?? "";
  if (address !== "") return address;
  throw new ScenarioError({ where: "--redis env", expected: "an address in PROOFGROUND_REDIS", found: "none" });
}

/** Whoever lists the machine's processes is not to read a queue's password there. */
export function hideCommandLine(name: string): void {
  process.title = `proofground ${name}`;
}

/** The calibration that was named, for spreading into a request. */
export function readCalibrationPath({ texts }: CommandArguments): { readonly calibrationPath?: string } {
  const path = texts["calibration"];
  return path === undefined ? {} : { calibrationPath: path };
}
