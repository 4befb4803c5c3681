import type { Figure } from "../figures/figure.ts";
import type { Replay } from "../network/replay.ts";
import { type CompactFigure, compactFigure, EMBEDDED_DIGITS, expandFigure } from "./compact-figures.ts";
import { packRows, unpackRows } from "./pack-rows.ts";
import { renderJson } from "./render-json.ts";

/** What the page's script reads: the figures, no raw runs but a stretch to replay. */
export interface PageData {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly replay?: Replay;
}

/**
 * JSON for a script element: numbers to six significant digits, and no character that could end the element.
 *
 * @throws {RangeError} at a number that is not finite
 */
export function embedData({ figures, ...data }: PageData): string {
  const compact = { ...data, figures: figures.map(compactFigure) };
  return escapeScript(renderJson(packRows(compact), (value) => Number(value.toPrecision(EMBEDDED_DIGITS))));
}

/** The other way: what `embedData` wrote, for the page's script and for other forms of a page. */
export function parseEmbeddedData(text: string): PageData {
  const data = unpackRows(JSON.parse(text)) as Omit<PageData, "figures"> & {
    readonly figures: readonly CompactFigure[];
  };
  return { ...data, figures: data.figures.map(expandFigure) };
}

/** The same with every digit, for what is computed with. */
export function embedExactly(data: object): string {
  return escapeScript(renderJson(packRows(data), (value) => value));
}

/** The other way: what `embedExactly` wrote. */
export function parseExactData(text: string): unknown {
  return unpackRows(JSON.parse(text));
}

function escapeScript(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
