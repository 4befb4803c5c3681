/** Whether a value is numbers, words, true, false, null, typed arrays, and lists and records of these, all the way down. */
export function isPlainData(value: unknown, depth = 0): boolean {
  if (depth > DEPTH_LIMIT) return false;
  if (value === null || value === undefined) return true;
  if (typeof value !== "object") return typeof value !== "function" && typeof value !== "symbol";
  if (isTypedArray(value)) return true;
  if (Array.isArray(value)) return value.every((entry) => isPlainData(entry, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((entry) => isPlainData(entry, depth + 1));
}

const DEPTH_LIMIT = 50;

/** Plain data as text: equal texts are equal data. */
export function renderData(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => renderEntry(entry));
}

function renderEntry(entry: unknown): unknown {
  if (typeof entry === "bigint") return `${entry}n`;
  // JSON would make null of NaN and 0 of -0.
  if (typeof entry === "number" && (!Number.isFinite(entry) || Object.is(entry, -0))) return `#${renderNumber(entry)}`;
  if (typeof entry === "object" && entry !== null && isTypedArray(entry)) {
    return { type: entry.constructor.name, entries: Array.from<number | bigint, string>(entry, renderNumber) };
  }
  return entry;
}

function renderNumber(value: number | bigint): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

type TypedArray = ArrayLike<number | bigint> & Iterable<number | bigint>;

function isTypedArray(value: object): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
