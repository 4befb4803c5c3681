import type { Path } from "./schema/json-schema.ts";

/** One mistake of the user's: where it stands, what was expected there, what was found, and how to mend it. */
export interface Problem {
  /** Path in the scenario, as `--set` would write it; "" for the whole. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  readonly cure: string;
}

/** A path as a reader and `--set` write it: miners[0].count, miners[0].initialFleet["Core i7"]. */
export function renderPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (text !== "" && !/^\w+$/.test(step)) return `${text}["${step}"]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

const FOUND_LIMIT = 60;

/** A found value, short, on one line and printable whatever it holds. */
export function renderFound(value: unknown): string {
  switch (typeof value) {
    case "string":
      return renderText(value);
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
    case "object":
      if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
      return value === null ? "null" : "a mapping";
    default:
      return "nothing";
  }
}

function renderText(text: string): string {
  const printable = JSON.stringify(text).replaceAll(/\p{Cc}/gu, "?");
  if (printable.length <= FOUND_LIMIT) return printable;
  return `${printable.slice(0, FOUND_LIMIT)}..." (${text.length} characters)`;
}
