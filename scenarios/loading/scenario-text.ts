import { LineCounter, parseDocument } from "yaml";
import { ScenarioError } from "../scenario-error.ts";

const ALIAS_LIMIT = 100;

/**
 * YAML 1.2 (and with it JSON) to plain values, strictly: no duplicate key, no unknown tag, no second document.
 *
 * @throws ScenarioError with line and column of the first syntax error
 */
export function parseScenarioText(text: string, where: string): unknown {
  try {
    return parseStrictly(text, where);
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    // The parser has no other refusals than these two, and neither has a class of its own.
    const isTooDeep = error instanceof RangeError;
    throw new ScenarioError({
      where,
      expected: isTooDeep ? "a few levels of nesting" : `at most ${ALIAS_LIMIT} uses of aliases`,
      found: error instanceof Error ? error.message : String(error),
      cure: isTooDeep ? "Remove brackets." : "Write the values out.",
    });
  }
}

function parseStrictly(text: string, where: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error === undefined) return document.toJS({ maxAliasCount: ALIAS_LIMIT });
  const { line, col } = lines.linePos(error.pos[0]);
  throw new ScenarioError({
    where: `${where}:${line}:${col}`,
    expected: "YAML or JSON",
    found: `a syntax error (${error.message})`,
    cure: "Mend the line.",
  });
}
