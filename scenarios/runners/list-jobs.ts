import { describeMarket } from "../interventions/describe-market.ts";
import type { Scenario, SchemeChoice } from "../scenario.ts";
import type { JobScheme, JobWorld, RunJob } from "./run-job.ts";

/** Every replication of every scheme; those with the same luck stand together. */
export function listJobs(
  scenario: Scenario,
  schemes: readonly SchemeChoice[],
  { world, seed, replications }: { readonly world: JobWorld; readonly seed: string; readonly replications: number },
): RunJob[] {
  const jobs = schemes.map((scheme) => describeJob(scenario, scheme));
  return Array.from({ length: replications }, (_value, replication) =>
    jobs.map((job) => ({ ...job, world, seed, replication })),
  ).flat();
}

/** What a scheme and the market around it come to as plain data: a pure function of a scenario that has been read. */
export function describeJob(
  scenario: Scenario,
  scheme: SchemeChoice,
): Pick<RunJob, "market" | "work" | "scheme" | "phases"> {
  const { phases } = scheme;
  return {
    market: describeMarket(scenario, scheme),
    work: scenario.work.kernel,
    scheme: describeScheme(scheme),
    ...(phases === undefined
      ? {}
      : { phases: phases.map((phase) => ({ ...phase, scheme: describeScheme(phase.scheme) })) }),
  };
}

/** A scheme with the text of its rule in the place of the rule's functions. */
function describeScheme({ name, rule: { own, ...rule }, difficulty }: SchemeChoice): JobScheme {
  return { name, difficulty, rule: own === undefined ? rule : { ...rule, bundle: own.bundle } };
}
