import { parseExactJson } from "../evaluators/parse-exact-json.ts";
import { renderListing } from "../listings/listing.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Command, CommandIo } from "./command.ts";

/** `eval`: closed forms and exact algorithms, for other programs: JSON in, JSON out. */
export const evalCommand: Command = {
  name: "eval",
  summary: "Evaluate a closed form or an exact algorithm on JSON from standard input",
  positionals: [{ name: "group", description: "FAMILY/GROUP, as eval --list names them", isOptional: true }],
  options: { list: { type: "flag", description: "List the groups" } },
  examples: [
    ["proofground eval --list", "what can be evaluated"],
    ["proofground eval theory/lottery.pow < inputs.json", "one object, or a list of them"],
  ],
  perform: async (given, io) => {
    if (given.flags["list"] === true) {
      io.writeOut(await listGroups());
      return 0;
    }
    const { evaluateGroup } = await import("../evaluators/evaluate-group.ts");
    const [family = "", group = ""] = splitName(given.positionals["group"] ?? "");
    // Without inputs only the name is checked: a wrong one is told before the input is awaited.
    evaluateGroup(family, group, []);
    const input = await readJson(io);
    io.writeOut(`${JSON.stringify(evaluateGroup(family, group, input))}\n`);
    return 0;
  },
};

async function listGroups(): Promise<string> {
  const { evaluators } = await import("../evaluators/registry.ts");
  return renderListing({
    columns: ["group", "what it evaluates"],
    rows: Object.entries(evaluators).map(([name, { title }]) => [name, title]),
  });
}

function splitName(name: string): readonly string[] {
  const slash = name.indexOf("/");
  if (slash > 0) return [name.slice(0, slash), name.slice(slash + 1)];
  throw new ScenarioError({
    where: "proofground eval",
    expected: "FAMILY/GROUP",
    found: name === "" ? "nothing" : JSON.stringify(name),
    cure: 'See "proofground eval --list".',
  });
}

async function readJson(io: CommandIo): Promise<unknown> {
  const refuse = (found: string, cure = "Pipe it in, as in: proofground eval GROUP < input.json"): ScenarioError =>
    new ScenarioError({ where: "standard input", expected: "a JSON object or a list of them", found, cure });
  if (io.isInputTerminal) throw refuse("a terminal");
  const text = await io.readInput();
  if (text.trim() === "") throw refuse("nothing");
  try {
    return parseExactJson(text);
  } catch {
    throw refuse(renderFound(text), "It is no JSON, which knows no NaN and no Infinity.");
  }
}
