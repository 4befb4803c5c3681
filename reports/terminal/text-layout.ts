/** Words of a text in lines of at most `width` characters; a longer word is cut. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((whole) => cutWord(whole, width))) {
    if (line !== "" && countColumns(line) + 1 + countColumns(word) > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/** A text in exactly `width` columns: cut with an ellipsis, or filled with spaces on the right. */
export function fitLeft(text: string, width: number): string {
  const cut = cutText(text, width);
  return cut + " ".repeat(Math.max(0, width - countColumns(cut)));
}

/** The same, filled on the left. */
export function fitRight(text: string, width: number): string {
  const cut = cutText(text, width);
  return " ".repeat(Math.max(0, width - countColumns(cut))) + cut;
}

/** Columns that a text takes in a terminal: wide East Asian characters take two, joined marks none. */
export function countColumns(text: string): number {
  let columns = 0;
  for (const character of text) columns += countCharacterColumns(character);
  return columns;
}

function countCharacterColumns(character: string): number {
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
    character,
  )
    ? 2
    : 1;
}

/** A text in at most `width` columns, with an ellipsis where it was cut. */
export function cutText(text: string, width: number): string {
  if (countColumns(text) <= width) return text;
  let cut = "";
  for (const character of text) {
    if (countColumns(cut + character) > width - 1) break;
    cut += character;
  }
  return `${cut}\u2026`;
}

function cutWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (countColumns(piece + character) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return piece === "" ? pieces : [...pieces, piece];
}
