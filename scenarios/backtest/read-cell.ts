import { ScenarioError } from "../scenario-error.ts";

/** Larger numbers are no record of anything, and their products would leave the range of a double. */
const LARGEST_CELL = 1e30;
const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A cell as a number above zero, or not below it, and at most `LARGEST_CELL`. What could be read in two ways, such as 1,234,
 * is refused.
 *
 * @param cure of an empty cell
 * @throws ScenarioError that names line and column
 */
export function readCell(text: string, place: string, bound: "positive" | "not negative", cure = ""): number {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (value <= LARGEST_CELL && (bound === "positive" ? value > 0 : value >= 0)) return value;
  const expected = bound === "positive" ? "a number above 0" : "a number >= 0";
  if (value > LARGEST_CELL) {
    throw new ScenarioError({ where: place, expected: `${expected}, at most 1e30`, found: JSON.stringify(text) });
  }
  const found = text === "" ? "an empty cell" : JSON.stringify(text);
  throw new ScenarioError({ where: place, expected, found, cure: describeCure(text, cure) });
}

function describeCure(text: string, cureOfEmpty: string): string {
  if (/\d[,'_\s]\d/.test(text)) return "Write it without separators, with a point before decimals.";
  if (/^[^\d.+-]*[+-]?\.?\d[\d.e+-]*\s*[^\d.]+$|^[^\d.+-]+\d[\d.]*$/i.test(text)) {
    return "Write the bare number; a unit belongs to the header.";
  }
  return text === "" || !/\d/.test(text) ? cureOfEmpty : "";
}
