import yargs, { type Argv } from "yargs";
import { findNearestName } from "../nearest-name.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Command, CommandArguments, OptionSpec } from "./command.ts";

/** What a command line asks for: a command with its arguments, or a text to print. */
export type Invocation =
  | { readonly kind: "command"; readonly command: Command; readonly given: CommandArguments }
  | { readonly kind: "text"; readonly text: string };

/** What yargs reports through its callbacks. */
interface Outcome {
  chosen: Invocation | null;
  failure: string | null;
  text: string;
}

type RawArguments = Readonly<Record<string, unknown>>;

const WIDTH = 100;

/** @throws ScenarioError at an unknown command or option, or one that is used wrongly */
export async function parseArguments(
  words: readonly string[],
  commands: readonly Command[],
  version: string,
): Promise<Invocation> {
  const outcome: Outcome = { chosen: null, failure: null, text: "" };
  const declare = words.some((word) => word.includes("help")) ? describeCommand : declareCommand;
  const parser = commands.reduce(
    (program, command) =>
      program.command(
        [command.name, ...command.positionals.map(renderPositional)].join(" "),
        command.summary,
        (builder) => declare(builder, command),
        (raw) => {
          outcome.chosen = { kind: "command", command, given: sortArguments(command, raw) };
        },
      ),
    createProgram(version),
  );
  await parser
    .fail((message: string | null, error: Error | undefined) => {
      if (error instanceof ScenarioError) throw error;
      outcome.failure = message ?? error?.message ?? "not understood";
    })
    .parseAsync([...words], {}, (_error, _raw, output) => {
      outcome.text = output;
    });
  if (outcome.failure !== null) throw refuseUsage(outcome.failure, words, commands);
  if (outcome.chosen?.kind === "command") refuseFlagValues(outcome.chosen.command, words);
  return outcome.chosen ?? { kind: "text", text: outcome.text };
}

function createProgram(version: string): Argv {
  return yargs()
    .scriptName("proofground")
    .usage("$0 COMMAND\n\nSimulates networks that pay for proof of work or proof of stake.")
    .version(version)
    .locale("en")
    .wrap(WIDTH)
    .exitProcess(false)
    .demandCommand(1, "expected a command")
    .recommendCommands()
    .strictCommands()
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "duplicate-arguments-array": true,
      "greedy-arrays": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
      "short-option-groups": false,
    })
    .epilogue("Exit codes: 0 done, 1 a fault of Proofground's, 2 a mistake in the input.");
}

function renderPositional({ name, isOptional }: Command["positionals"][number]): string {
  return isOptional === true ? `[${name}]` : `<${name}>`;
}

/** Everything that a help tells. */
function describeCommand(builder: Argv, { positionals, options, examples }: Command): Argv {
  for (const { name, description } of positionals) builder.positional(name, { type: "string", description });
  for (const [name, spec] of Object.entries(options)) {
    builder.option(name, { description: spec.description, ...getKind(spec) });
  }
  for (const [line, meaning] of examples) builder.example(line, meaning);
  return builder;
}

/** What is needed to read the words: yargs lays a help out for every command, which is half of its work. */
function declareCommand(builder: Argv, { positionals, options }: Command): Argv {
  for (const { name } of positionals) builder.positional(name, { type: "string", hidden: true });
  for (const [name, spec] of Object.entries(options)) builder.option(name, { hidden: true, ...getKind(spec) });
  return builder;
}

function getKind({ type }: OptionSpec) {
  return type === "flag" ? { boolean: true } : { string: true, requiresArg: true };
}

function sortArguments(command: Command, raw: RawArguments): CommandArguments {
  refuseUnknown(command, raw);
  const given = Object.entries(command.options).filter(([name]) => raw[name] !== undefined);
  const ofType = <Value>(type: OptionSpec["type"], read: (name: string) => Value): Record<string, Value> =>
    Object.fromEntries(given.filter(([, spec]) => spec.type === type).map(([name]) => [name, read(name)]));
  const listValues = (name: string): string[] => [raw[name]].flat().map(String);
  return {
    positionals: Object.fromEntries(command.positionals.map(({ name }) => [name, readPositional(raw[name])])),
    texts: ofType("text", (name) => readOne(name, listValues(name), command.options[name]!)),
    lists: ofType("list", listValues),
    flags: ofType("flag", (name) => [raw[name]].flat().includes(true)),
  };
}

function readPositional(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function readOne(name: string, values: readonly string[], { mayBeEmpty }: OptionSpec): string {
  const [value] = values;
  if (values.length === 1 && value !== undefined && (value !== "" || mayBeEmpty === true)) return value;
  const found = values.length > 1 ? `${values.length} of them` : "nothing";
  throw new ScenarioError({ where: `--${name}`, expected: "one value", found, cure: "Give it once." });
}

function refuseUnknown({ name, options, positionals }: Command, raw: RawArguments): void {
  const known = [...Object.keys(options), "help", "version"];
  const places = positionals.map((positional) => positional.name);
  const unknown = Object.keys(raw).find((key) => !["_", "$0", ...known, ...places].includes(key));
  const expected = `an option of "proofground ${name}"`;
  if (unknown !== undefined) {
    const nearest = findNearestName(unknown, known);
    const cure = nearest === undefined ? `See "proofground ${name} --help".` : `Did you mean --${nearest}?`;
    throw new ScenarioError({ where: `--${unknown}`, expected, found: "an unknown one", cure });
  }
  const [, extra] = raw["_"] as readonly (string | number)[];
  if (extra === undefined) return;
  const found = JSON.stringify(extra);
  throw new ScenarioError({ where: `proofground ${name}`, expected: "no further word", found, cure: "Remove it." });
}

/** yargs reads "--json=1" as --json=false, which is not what was meant. */
function refuseFlagValues({ options }: Command, words: readonly string[]): void {
  for (const word of words) {
    const [, name = "", value = ""] = /^--([^=]+)=(.*)$/s.exec(word) ?? [];
    if (options[name]?.type !== "flag" || value === "true" || value === "false") continue;
    const cure = `Give --${name} alone.`;
    throw new ScenarioError({ where: `--${name}`, expected: "no value", found: renderFound(value), cure });
  }
}

function refuseUsage(failure: string, words: readonly string[], commands: readonly Command[]): ScenarioError {
  const [first = ""] = words.filter((word) => !word.startsWith("-"));
  const names = commands.map(({ name }) => name);
  const command = commands.find(({ name }) => name === first);
  if (command !== undefined) return refuseArguments(command, failure);
  const nearest = findNearestName(first, names);
  return new ScenarioError({
    where: "proofground",
    expected: `a command (${names.join(", ")})`,
    found: first === "" ? "none" : JSON.stringify(first),
    cure: nearest === undefined || first === "" ? 'See "proofground --help".' : `Did you mean "${nearest}"?`,
  });
}

/** What yargs says of words that it could not place, in this program's words where they are about what is missing. */
function refuseArguments({ name, positionals }: Command, failure: string): ScenarioError {
  const refuse = (where: string, expected: string, found: string) =>
    new ScenarioError({ where, expected, found, cure: `See "proofground ${name} --help".` });
  const missing = positionals.find((positional) => failure === `Missing required argument: ${positional.name}`);
  if (missing !== undefined)
    return refuse(`proofground ${name}`, `<${missing.name}>: ${missing.description}`, "nothing");
  const [, option] = /^Not enough arguments following: (.+)$/.exec(failure) ?? [];
  if (option !== undefined) return refuse(`--${option}`, "a value", "nothing");
  return refuse(`proofground ${name}`, "other arguments", failure);
}
