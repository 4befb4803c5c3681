import { countColumns } from "./text-layout.ts";

const replacements: readonly (readonly [character: RegExp, ascii: string])[] = [
  // Heights of a sparkline, as darker and darker marks.
  [/\u2581/g, "_"],
  [/\u2582/g, "."],
  [/\u2583/g, "-"],
  [/\u2584/g, ":"],
  [/\u2585/g, "="],
  [/\u2586/g, "+"],
  [/\u2587/g, "*"],
  [/\u2588/g, "#"],
  // Powers of ten: 2 x 10^-8 as 2e-8.
  [/ \u00d7 10(?=[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079])/g, "e"],
  [/\b10(?=[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079])/g, "1e"],
  [/\u00d7/g, "x"],
  [/\u00b1/g, "+-"],
  [/[\u2010-\u2015\u2212\u207b]/g, "-"],
  [/\u2026/g, "~"],
  [/[\u00b5\u03bc]/g, "u"],
  [/[\u2018\u2019]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
  [/[\u00a0\u2000-\u200a\u202f]/g, " "],
];

/** A text for a terminal that shows ASCII only; columns to the right of what becomes longer or shorter keep their place. */
export function asciiText(text: string): string {
  return text.split("\n").map(keepColumns).join("\n");
}

/** Spaces before a cell make up for what it gains or loses. */
function keepColumns(line: string): string {
  return line
    .replace(/( {2,})(\S+(?: \S+)*)/g, (_whole, gap: string, cell: string) => {
      const ascii = replaceCharacters(cell);
      return " ".repeat(Math.max(1, gap.length + countColumns(cell) - ascii.length)) + ascii;
    })
    .replace(/^\S+(?: \S+)*/, replaceCharacters);
}

function replaceCharacters(text: string): string {
  const replaced = replacements.reduce((given, [pattern, ascii]) => given.replace(pattern, ascii), text);
  // What is left loses its accents, and stands as ? where it has no such letter.
  return replaced
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/\P{ASCII}/gu, "?");
}
