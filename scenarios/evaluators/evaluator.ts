import type * as z from "zod";
import { reportIssues } from "./report-issues.ts";

/** What an evaluator returns: plain JSON. A number that does not exist is null. */
export type EvaluationValue = string | number | boolean | null | readonly EvaluationValue[] | Evaluation;

export interface Evaluation {
  readonly [key: string]: EvaluationValue;
}

/** What one input comes to: an object of results by name, or the one result bare: a list or a number. */
export type EvaluationResult = Evaluation | readonly EvaluationValue[] | number;

/** A closed form or an exact algorithm, by the names of its inputs and outputs. */
export interface Evaluator {
  readonly title: string;
  /**
   * Checks the input strictly and evaluates it. Pure.
   *
   * @param where what messages call the input: theory/lottery.pow[3]
   * @throws ScenarioError for an input that is no such input
   */
  evaluate(input: unknown, where: string): EvaluationResult;
}

/** An evaluator from a schema of its input and a pure function of what the schema lets through. */
export function createEvaluator<Schema extends z.ZodType>(
  title: string,
  schema: Schema,
  compute: (input: z.output<Schema>) => EvaluationResult,
): Evaluator {
  return {
    title,
    evaluate(input, where) {
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw reportIssues(parsed.error.issues, input, where);
      return replaceNonFinite(compute(parsed.data)) as EvaluationResult;
    },
  };
}

/** An evaluator of two kinds of input: `special` takes those that have `key`, `general` all others. */
export function createKeyedEvaluator(key: string, special: Evaluator, general: Evaluator): Evaluator {
  return {
    title: general.title,
    evaluate: (input, where) => (hasKey(input, key) ? special : general).evaluate(input, where),
  };
}

function hasKey(input: unknown, key: string): boolean {
  return typeof input === "object" && input !== null && Object.hasOwn(input, key);
}

function replaceNonFinite(value: EvaluationValue): EvaluationValue {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (isList(value)) return value.map(replaceNonFinite);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaceNonFinite(entry)]));
}

function isList(value: EvaluationValue): value is readonly EvaluationValue[] {
  return Array.isArray(value);
}
