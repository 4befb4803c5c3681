import type { SimJs } from "../../sim/engine/simjs-types.ts";
import { SupplyLimitError } from "../../sim/ledger.ts";
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
    const userError = blameUnits(scheme, replication, error) ?? blameOwnRule(scheme, replication, error);
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

/** What the checks of a scenario cannot foresee: blocks that come much faster than their target, a user's own rule. */
function blameUnits(scheme: JobScheme, replication: number, error: unknown): ScenarioErrorDetails | undefined {
  if (!(error instanceof RuleError && error.cause instanceof SupplyLimitError)) return undefined;
  return {
    where: `chain.unitsPerCoin (scheme ${scheme.name}, replication ${replication}, ${error.moment})`,
    expected: "at most 2^53 (9.0e15) units ever minted, as they are counted one by one",
    found: "more",
    cure: "Count the coin in larger units: make unitsPerCoin a tenth of what it is.",
  };
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
