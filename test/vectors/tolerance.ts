/** What a vector allows between the expected and the found. */
export type Tolerance =
  | { readonly type: "exact" }
  | { readonly type: "rel"; readonly value: number }
  | { readonly type: "abs"; readonly value: number }
  | { readonly type: "per_key"; readonly default: Tolerance; readonly exact_keys: readonly string[] }
  /** A measurement, which a model has to meet within a factor of three. */
  | { readonly type: "band" };

/** Paths at which `found` is not `expected` within the tolerance, each with both values. */
export function listMismatches(found: unknown, expected: unknown, tolerance: Tolerance, path = ""): string[] {
  if (typeof expected === "number") {
    return isNear(found, expected, tolerance) ? [] : [`${path}: expected ${expected}, got ${JSON.stringify(found)}`];
  }
  if (typeof expected === "object" && expected !== null) {
    return Object.entries(expected).flatMap(([key, value]) =>
      listMismatches(
        (found as Record<string, unknown> | undefined)?.[key],
        value,
        getToleranceOf(key, tolerance),
        `${path}.${key}`,
      ),
    );
  }
  return found === expected ? [] : [`${path}: expected ${String(expected)}, got ${JSON.stringify(found)}`];
}

function getToleranceOf(key: string, tolerance: Tolerance): Tolerance {
  if (tolerance.type !== "per_key") return tolerance;
  return tolerance.exact_keys.includes(key) ? { type: "exact" } : tolerance.default;
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
      return isNear(found, expected, tolerance.default);
  }
}
