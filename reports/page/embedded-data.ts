import type { Figure } from "../figures/figure.ts";
import type { Replay } from "../network/replay.ts";

/** What the page's script reads: the figures, no raw runs but a stretch to replay. */
export interface PageData {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly replay?: Replay;
}

/** Significant digits of the embedded copy; the CSV tables beside the report hold every digit. */
export const EMBEDDED_DIGITS = 6;

/**
 * JSON for a script element: numbers to six significant digits, and no character that could end the element.
 *
 * @throws {RangeError} at a number that is not finite, which JSON would turn into null unseen
 */
export function embedData(data: PageData): string {
  return embed(data, (value) => Number(value.toPrecision(EMBEDDED_DIGITS)));
}

/** The same with every digit, for what is computed with. */
export function embedExactly(data: object): string {
  return embed(data, (value) => value);
}

function embed(data: object, shorten: (value: number) => number): string {
  const json = JSON.stringify(data, (key, value: unknown) => {
    if (typeof value !== "number") return value;
    if (!Number.isFinite(value))
      throw new RangeError(`report data: ${key}: expected a finite number, got ${String(value)}`);
    return shorten(value);
  });
  return json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
