import { listMismatches, type Tolerance } from "./list-mismatches.ts";

/** Where a figure has to lie. */
export type Bound =
  | { readonly kind: "near"; readonly value: number; readonly tolerance: number }
  | { readonly kind: "at most"; readonly value: number }
  | { readonly kind: "at least"; readonly value: number }
  /** Both ends included. */
  | { readonly kind: "between"; readonly low: number; readonly high: number };

/** What has to be found for a statement to hold, and what was found. */
export type Measure =
  | { readonly kind: "figure"; readonly expected: Bound; readonly found: number; readonly unit: string }
  /** Plain data, compared value by value. */
  | { readonly kind: "results"; readonly expected: unknown; readonly tolerance: Tolerance; readonly found: unknown }
  /** Nothing was tried here. */
  | { readonly kind: "untried"; readonly reason: string };

/** Something that this program says of itself or of the world, and that can be tried. */
export interface Statement {
  /** Unique: GROUP/PLACE. */
  readonly id: string;
  /** Which statements it is counted with. */
  readonly topic: string;
  /** What is stated, as a sentence that should hold. */
  readonly stated: string;
  readonly measure: Measure;
  /** What a reader of a failure needs to know beside both values. */
  readonly notes: readonly string[];
  readonly source: string;
}

export type StatementVerdict = "holds" | "fails" | "not applicable";

/** A statement with the verdict that follows from its measure. */
export interface JudgedStatement extends Statement {
  readonly verdict: StatementVerdict;
  /** Each place where found and expected differ, then the notes; empty where it holds. */
  readonly differences: readonly string[];
}

/** The verdict by comparing what was found with what was expected: nowhere else is one made. */
export function judgeStatement(statement: Statement): JudgedStatement {
  const { measure, notes } = statement;
  switch (measure.kind) {
    case "figure": {
      const holds = isWithin(measure.found, measure.expected);
      return { ...statement, verdict: holds ? "holds" : "fails", differences: holds ? [] : notes };
    }
    case "results": {
      const mismatches = listMismatches(measure.found, measure.expected, measure.tolerance, statement.id);
      const holds = mismatches.length === 0;
      return { ...statement, verdict: holds ? "holds" : "fails", differences: holds ? [] : [...mismatches, ...notes] };
    }
    case "untried":
      return { ...statement, verdict: "not applicable", differences: [] };
    default:
      return measure satisfies never;
  }
}

/** No figure that is not a number lies anywhere. */
function isWithin(found: number, bound: Bound): boolean {
  switch (bound.kind) {
    case "near":
      return Math.abs(found - bound.value) <= bound.tolerance;
    case "at most":
      return found <= bound.value;
    case "at least":
      return found >= bound.value;
    case "between":
      return found >= bound.low && found <= bound.high;
    default:
      return bound satisfies never;
  }
}

/** What a statement of one figure is made of. */
export interface FigureInput extends Pick<Statement, "id" | "topic" | "stated" | "source"> {
  readonly expected: Bound;
  readonly found: number;
  readonly unit: string;
  readonly notes?: readonly string[];
}

export function createFigure({ expected, found, unit, notes = [], ...texts }: FigureInput): Statement {
  return { ...texts, measure: { kind: "figure", expected, found, unit }, notes };
}
