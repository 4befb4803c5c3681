import type { Tolerance } from "./list-mismatches.ts";
import type { Bound, JudgedStatement, Measure, StatementVerdict } from "./statement.ts";

/** A statement as a line of a table. */
export interface VerifyRow {
  readonly id: string;
  readonly topic: string;
  readonly statement: string;
  /** "" where nothing was tried. */
  readonly expected: number | string;
  /** How near is near enough, or which way the expected bounds. */
  readonly tolerance: string;
  readonly unit: string;
  readonly found: number | string;
  readonly verdict: StatementVerdict;
  /** Why it fails, or why it was not tried; "" where it holds. */
  readonly why: string;
  readonly source: string;
}

/** A statement's columns; results of many values are cut. */
export function describeRow({ id, topic, stated, measure, verdict, differences, source }: JudgedStatement): VerifyRow {
  const why = measure.kind === "untried" ? measure.reason : differences.join("; ");
  return { id, topic, statement: stated, ...describeMeasure(measure), verdict, why, source };
}

function describeMeasure(measure: Measure): Pick<VerifyRow, "expected" | "tolerance" | "unit" | "found"> {
  switch (measure.kind) {
    case "figure": {
      const { expected, found, unit } = measure;
      // A figure that is none has no number to stand in a table.
      return { ...describeBound(expected), unit, found: Number.isFinite(found) ? found : String(found) };
    }
    case "results": {
      const { expected, tolerance, found } = measure;
      return {
        expected: renderData(expected),
        tolerance: renderTolerance(tolerance),
        unit: "results",
        found: renderData(found),
      };
    }
    case "untried":
      return { expected: "", tolerance: "", unit: "", found: "" };
    default:
      return measure satisfies never;
  }
}

function describeBound(bound: Bound): Pick<VerifyRow, "expected" | "tolerance"> {
  switch (bound.kind) {
    case "near":
      return { expected: bound.value, tolerance: bound.tolerance === 0 ? "exactly" : `within ${bound.tolerance}` };
    case "between": {
      const [low, high] = [bound.low, bound.high].map((end) => Number(end.toPrecision(6)));
      return { expected: `from ${low} to ${high}`, tolerance: "both included" };
    }
    case "at most":
    case "at least":
      return { expected: bound.value, tolerance: bound.kind };
    default:
      return bound satisfies never;
  }
}

function renderTolerance(tolerance: Tolerance): string {
  switch (tolerance.type) {
    case "exact":
      return "exactly";
    case "rel":
      return `within ${tolerance.value} of it`;
    case "abs":
      return tolerance.value === 0 ? "exactly" : `within ${tolerance.value}`;
    case "band":
      return "within a factor of 3";
    case "per_key":
      return `${renderTolerance(tolerance.default)}; exactly: ${tolerance.exact_keys.join(", ")}`;
    case "by_text":
      return renderTolerance(tolerance.default);
    default:
      return tolerance satisfies never;
  }
}

const LONGEST = 300;

function renderData(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}...`;
}
