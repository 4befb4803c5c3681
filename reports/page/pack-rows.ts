/** Fewer objects than these are not worth a list of keys. */
const LEAST_ROWS = 3;
const KEYS = "@keys";
const ROWS = "@rows";

/** Plain data in which lists of objects with the same keys name them once. */
export function packRows(value: unknown): unknown {
  if (Array.isArray(value)) return packList(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(listDefined(value).map(([key, inner]) => [key, packRows(inner)]));
}

/** The other way. */
export function unpackRows(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpackRows);
  if (!isObject(value)) return value;
  const { [KEYS]: keys, [ROWS]: rows } = value;
  if (!Array.isArray(keys) || !Array.isArray(rows)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpackRows(inner)]));
  }
  return (rows as readonly unknown[][]).map((row) =>
    Object.fromEntries((keys as readonly string[]).map((key, at) => [key, unpackRows(row[at])])),
  );
}

function packList(list: readonly unknown[]): unknown {
  const [first] = list;
  if (list.length < LEAST_ROWS || !isObject(first)) return list.map(packRows);
  const keys = listDefined(first).map(([key]) => key);
  const same = keys.join("\n");
  const isTable = list.every(
    (item) =>
      isObject(item) &&
      listDefined(item)
        .map(([key]) => key)
        .join("\n") === same,
  );
  if (!isTable) return list.map(packRows);
  return { [KEYS]: keys, [ROWS]: list.map((item) => keys.map((key) => packRows((item as Plain)[key]))) };
}

type Plain = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listDefined(value: Plain): [string, unknown][] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined);
}
