import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { CommandArguments } from "./command.ts";

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that an option gives; undefined where it is left out. Bounds are the business of whoever uses it.
 *
 * @throws ScenarioError where the text is no decimal number
 */
export function readNumber({ texts }: CommandArguments, option: string): number | undefined {
  const text = texts[option];
  if (text === undefined) return undefined;
  if (decimal.test(text.trim())) return Number(text);
  throw new ScenarioError({ where: `--${option}`, expected: "a number", found: renderFound(text) });
}

/**
 * The whole number that an option gives; undefined where it is left out.
 *
 * @throws ScenarioError where it is no whole number within the bounds
 */
export function readCount(
  given: CommandArguments,
  option: string,
  [least, most]: readonly [least: number, most: number],
): number | undefined {
  const count = readNumber(given, option);
  if (count === undefined || (Number.isInteger(count) && count >= least && count <= most)) return count;
  const expected = `a whole number from ${least} to ${most}`;
  throw new ScenarioError({ where: `--${option}`, expected, found: renderFound(given.texts[option]) });
}
