import type { Said } from "./claim.ts";

const DATE = "2025-09";
const SOURCE =
  "D. and D. Liberman, AI needs proof-of-work, not Big Tech, opinion article in Cointelegraph, about September 2025; its authors founded Gonka";

/** Last second of the month in which the article appeared, seconds since 1970. */
export const ARTICLE_TIME = Date.UTC(2025, 9, 1) / 1000 - 1;

/** A statement of the article, in our own words. */
export function createSaid(text: string): Said {
  return { text, source: SOURCE, date: DATE };
}
