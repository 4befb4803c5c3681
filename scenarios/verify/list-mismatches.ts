/** What a vector allows between the expected and the found. */
export type Tolerance =
  | { readonly type: "exact" }
  /** Relative to the expected. */
  | { readonly type: "rel"; readonly value: number }
  | { readonly type: "abs"; readonly value: number }
  | { readonly type: "per_key"; readonly default: Tolerance; readonly exact_keys: readonly string[] }
  /** By the first of these texts that a key contains, for all below that key too; else `default`. */
  | {
      readonly type: "by_text";
      readonly default: Tolerance;
      readonly texts: readonly (readonly [text: string, tolerance: Tolerance])[];
    }
  /** A measurement, which a model has to meet within a factor of three. */
  | { readonly type: "band" };

/** Paths at which `found` is not `expected` within the tolerance, each with both values. */
export function listMismatches(found: unknown, expected: unknown, tolerance: Tolerance, path = ""): string[] {
  const differs = () => [`${path}: expected ${renderValue(expected)}, got ${renderValue(found)}`];
  if (typeof expected === "number") return isNear(found, expected, tolerance) ? [] : differs();
  if (typeof expected !== "object" || expected === null) return found === expected ? [] : differs();
  if (typeof found !== "object" || found === null) return differs();
  if (Array.isArray(expected) && (!Array.isArray(found) || found.length !== expected.length)) return differs();
  return Object.entries(expected).flatMap(([key, value]) =>
    listMismatches(
      (found as Readonly<Record<string, unknown>>)[key],
      value,
      getToleranceOf(key, tolerance),
      `${path}.${key}`,
    ),
  );
}

const LONGEST = 200;

function renderValue(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function getToleranceOf(key: string, tolerance: Tolerance): Tolerance {
  switch (tolerance.type) {
    case "per_key":
      return tolerance.exact_keys.includes(key) ? { type: "exact" } : tolerance.default;
    case "by_text":
      return tolerance.texts.find(([text]) => key.includes(text))?.[1] ?? tolerance;
    default:
      return tolerance;
  }
}

function isNear(found: unknown, expected: number, tolerance: Tolerance): boolean {
  if (typeof found !== "number") return false;
  switch (tolerance.type) {
    case "exact":
      return found === expected;
    case "rel":
      return Math.abs(found - expected) <= tolerance.value * Math.abs(expected);
    case "abs":
      return Math.abs(found - expected) <= tolerance.value;
    case "band":
      return found <= 3 * expected && found >= expected / 3;
    case "per_key":
    case "by_text":
      return isNear(found, expected, tolerance.default);
    default:
      return tolerance satisfies never;
  }
}
