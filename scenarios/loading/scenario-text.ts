import { LineCounter, parseDocument } from "yaml";
import { ScenarioError } from "../scenario-error.ts";

const ALIAS_LIMIT = 100;

/**
 * YAML 1.2 (and with it JSON) to plain values, strictly: no duplicate key, no unknown tag, no second document.
 *
 * @throws ScenarioError with line and column of the first syntax error
 */
export function parseScenarioText(text: string, where: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ScenarioError({
      where: `${where}:${line}:${col}`,
      expected: "YAML or JSON",
      found: `a syntax error (${error.message})`,
      cure: "Mend the line.",
    });
  }
  try {
    return document.toJS({ maxAliasCount: ALIAS_LIMIT });
  } catch (cause) {
    throw new ScenarioError({
      where,
      expected: `at most ${ALIAS_LIMIT} uses of an alias`,
      found: cause instanceof Error ? cause.message : String(cause),
      cure: "Write the values out.",
    });
  }
}
