/** Quotes a word for a POSIX shell where it needs it. */
export function quoteWord(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

const WORD = /(?:'[^']*'|\\'|[^\s'\\])+/g;

/** The words that `quoteWord` made a line of. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(WORD)].map(([word]) => word.replaceAll(/'([^']*)'|\\(')/g, "$1$2"));
}
