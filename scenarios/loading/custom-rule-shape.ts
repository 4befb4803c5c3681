import * as z from "zod";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import { reportIssues } from "../evaluators/report-issues.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";

const text = z.string({ error: "a line of text" }).min(1, { error: "a line of text" });
const number = z.number({ error: "a finite number" });
const callable = z.custom<unknown>((value) => typeof value === "function", { error: "a function" });

const parameterSpec = z
  .strictObject(
    { title: text, unit: text, default: number, min: number, max: number, source: text },
    { error: "a record of title, unit, default, min, max and source" },
  )
  .refine(({ min, max, default: fallback }) => min <= fallback && fallback <= max, {
    error: "min <= default <= max",
  });

const choiceSpec = z
  .strictObject(
    { title: text, choices: z.array(text, { error: "a list of words" }).min(1), default: text, source: text },
    { error: "a record of title, choices, default and source" },
  )
  .refine(({ choices, default: fallback }) => choices.includes(fallback), { error: "a default among its choices" });

const common = {
  name: text,
  title: text,
  pays: text,
  source: text,
  parameters: z.record(z.string(), parameterSpec, { error: "a record of parameters, {} where there are none" }),
  computeNodePowerWatts: callable,
};

const shapes = {
  epoch: z.strictObject({
    kind: z.literal("epoch"),
    ...common,
    choices: z.record(z.string(), choiceSpec, { error: "a record of choices, {} where there are none" }),
    weighs: z.enum(["work", "stake", "both"], { error: 'one of "work", "stake" and "both"' }),
    computeEpochSeconds: callable,
    createMemory: callable,
    settle: callable,
  }),
  lottery: z.strictObject({
    kind: z.literal("lottery"),
    ...common,
    weighs: z.enum(["work", "stake"], { error: '"work" or "stake"' }),
    computeSubsidy: callable,
    computeNextSubsidyChange: callable,
    computeSettlement: callable,
  }),
} as const;

/**
 * The value itself, seen as a rule. What its functions do is for the laws to say.
 *
 * @param where the rule's file, for messages
 * @throws ScenarioError at the first field that is missing, unknown, or of another kind
 */
export function checkRuleShape(value: unknown, where: string): RewardRule {
  if (typeof value !== "object" || value === null) {
    throw new ScenarioError({
      where,
      expected: "a rule as its default export (export default { kind: ... })",
      found: value === undefined ? "no default export" : renderFound(value),
    });
  }
  const kind = "kind" in value ? value.kind : undefined;
  if (kind !== "epoch" && kind !== "lottery") {
    throw new ScenarioError({ where: `${where}: kind`, expected: '"epoch" or "lottery"', found: renderFound(kind) });
  }
  const parsed = shapes[kind].safeParse(value);
  if (!parsed.success) throw reportIssues(parsed.error.issues, value, where);
  return value as RewardRule;
}
