/** Strings, and else numbers: nothing within a string is taken for a number. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

const MARKED = /^\0(-?\d+)$/;

/**
 * JSON whose whole numbers beyond 2^53 come as bigints, to the last digit; all else as JSON.parse reads it.
 *
 * @throws SyntaxError for a text that is no JSON
 */
export function parseExactJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  const marked = text.replaceAll(TOKENS, (token) => (isInexact(token) ? `"\\u0000${token}"` : token));
  return marked === text ? plain : JSON.parse(marked, (_, value: unknown) => readMarked(value));
}

function isInexact(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

function readMarked(value: unknown): unknown {
  const digits = typeof value === "string" ? MARKED.exec(value)?.[1] : undefined;
  return digits === undefined ? value : BigInt(digits);
}
