import type { SimJs } from "../../sim/engine/simjs-types.ts";
import { InputLimitError } from "../../sim/input-limit-error.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import { RuleError } from "../../sim/rule-error.ts";
import { simulate } from "../../sim/simulate.ts";
import { readWorkTechnology } from "../fit/read-work-technology.ts";
import { evaluateBundle } from "../loading/custom-rule-bundle.ts";
import { getNamedRule } from "../named-rule.ts";
import { ScenarioError, type ScenarioErrorDetails } from "../scenario-error.ts";
import { buildSimulationInput } from "./job-input.ts";
import type { JobScheme, RunJob, RunOutcome } from "./run-job.ts";
import { describeRow } from "./run-row.ts";

/** Runs one job here and now. Whatever is thrown on the way becomes a failure. */
export function simulateJob(job: RunJob, simJs: SimJs): RunOutcome {
  const { row } = job;
  try {
    const result = simulate(buildSimulationInput(job, { loadRule, readTechnology: readWorkTechnology }), simJs);
    return row === undefined ? { kind: "result", result } : { kind: "row", row: describeRow(result, row) };
  } catch (error) {
    const { scheme, replication } = job;
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    const userError = blameInput(scheme, replication, error) ?? blameOwnRule(scheme, replication, error);
    return {
      kind: "failure",
      failure: {
        scheme: scheme.name,
        replication,
        message: userError === undefined ? message : new ScenarioError(userError).message,
        stack,
        ...(userError === undefined ? {} : { userError }),
      },
    };
  }
}

/** The user's rule is loaded anew for each run: what a run left behind in it must not reach another. */
function loadRule({ name, rule }: JobScheme): RewardRule {
  return rule.bundle === undefined
    ? getNamedRule(rule.name)
    : (evaluateBundle(rule.bundle, `rule of ${name}`) as RewardRule);
}

/** What no check of a scenario can foresee: blocks much faster than their target, customers who owe more than there is. */
function blameInput(scheme: JobScheme, replication: number, error: unknown): ScenarioErrorDetails | undefined {
  const cause = error instanceof RuleError ? error.cause : error;
  if (!(cause instanceof InputLimitError)) return undefined;
  const { path, ...limit } = cause.limit;
  const moment = error instanceof RuleError ? `, ${error.moment}` : "";
  return { where: `${path} (scheme ${scheme.name}, replication ${replication}${moment})`, ...limit };
}

/** A failure of the user's own rule is the user's to mend; one of the registry's is ours. */
function blameOwnRule(scheme: JobScheme, replication: number, error: unknown): ScenarioErrorDetails | undefined {
  if (!(error instanceof RuleError) || scheme.rule.bundle === undefined) return undefined;
  return {
    where: `scheme ${scheme.name}, replication ${replication}, rule ${error.rule}, ${error.moment}`,
    expected: "a settlement that keeps the laws",
    found: `"${error.reason}"`,
    cure: "Mend the rule's file.",
  };
}
