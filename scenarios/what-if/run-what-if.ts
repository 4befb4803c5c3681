import type { SimJs } from "../../sim/engine/simjs-types.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { simulate } from "../../sim/simulate.ts";
import { getWorkKind } from "../../sim/work-kind.ts";
import { describeScheme } from "../experiments/describe-scheme.ts";
import { computeEstimate } from "../experiments/estimate.ts";
import type { Estimate, SchemeResult } from "../experiments/experiment.ts";
import { findCoin } from "../experiments/find-coin.ts";
import { computeWorkTechnology } from "../fit/work-technology.ts";
import { getNamedRule } from "../named-rule.ts";
import { buildSimulationInput, type JobSources } from "../runners/job-input.ts";
import { listJobs } from "../runners/list-jobs.ts";
import { applySettings } from "./apply-settings.ts";
import type { LiveWhatIf, RunForm, Setting } from "./what-if.ts";

/** Every scheme under some settings. */
export interface WhatIfRuns {
  readonly months: readonly string[];
  readonly schemes: readonly SchemeResult[];
}

/**
 * Runs the scenario under a reader's settings, one replication of one scheme a step, by the path that the command line
 * takes. Between two steps the caller may leave.
 *
 * @returns what the command line makes of `renderWhatIfCommand`, to the last bit
 */
export function* runWhatIf(
  whatIf: LiveWhatIf,
  settings: readonly Setting[],
  { form, simJs }: { readonly form: RunForm; readonly simJs: SimJs },
): Generator<{ readonly done: number; readonly total: number }, WhatIfRuns, undefined> {
  const scenario = { ...applySettings(whatIf, settings), end: form.end };
  const { schemes, seed } = scenario;
  const jobs = listJobs(scenario, schemes, { world: whatIf.world, seed, replications: form.replications });
  const sources = createSources(whatIf);
  const runs: RunResult[][] = schemes.map(() => []);
  for (const [done, job] of jobs.entries()) {
    runs[done % schemes.length]!.push(simulate(buildSimulationInput(job, sources), simJs));
    yield { done: done + 1, total: jobs.length };
  }
  const work = getWorkKind(scenario.work.kernel, findCoin(scenario));
  const { unitsPerCoin } = scenario.chain;
  return {
    months: runs[0]![0]!.months,
    schemes: schemes.map((scheme, index) =>
      describeScheme(scheme, { rule: getNamedRule(scheme.rule.name), work, runs: runs[index]!, unitsPerCoin }),
    ),
  };
}

function createSources({ chips }: LiveWhatIf): JobSources {
  return {
    loadRule: ({ rule }) => getNamedRule(rule.name),
    readTechnology: (knownBeforeYear, work) => {
      if (chips === undefined) throw new RangeError("makers: expected the figures of chip making");
      return computeWorkTechnology(chips, knownBeforeYear, work);
    },
  };
}

/** after - before of a summary metric, paired by replication: both had the same market's luck. */
export function computeChange(before: SchemeResult, after: SchemeResult, metric: string): Estimate | null {
  const pairs = after.runs.map((run, index) => [run.summary[metric], before.runs[index]?.summary[metric]] as const);
  return computeEstimate(pairs.map(([now, then]) => (now == null || then == null ? null : now - then)));
}
