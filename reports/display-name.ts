const acronyms = new Set(["asic", "asics", "cpu", "gpu", "fpga", "usa", "eu", "pow", "pos"]);
const LONGEST = 48;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * A scenario's name as prose: "proof-of-work" becomes "proof of work", "gpu-miners" "GPU miners".
 * A name that is not of that form is kept, without control characters and cut at 48 letters; right-to-left text is
 * isolated from its line.
 */
export function formatName(name: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    const words = name.split("-");
    return words.map((word) => (acronyms.has(word) ? word.toUpperCase() : word)).join(" ");
  }
  const letters = [...new Intl.Segmenter().segment(stripControls(name))].map(({ segment }) => segment);
  const visible = letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}\u2026` : letters.join("");
  return RIGHT_TO_LEFT.test(visible) ? `\u2068${visible}\u2069` : visible;
}

/** Text without the characters that move a cursor, colour a terminal or turn the reading direction. */
export function stripControls(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** "Share of pay" as "share of pay"; "HHI of pay" and "Gini of pay" as they are. */
export function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) && !/^(?:Gini|Theil|Nakamoto)/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}

/** With the first letter in upper case. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
