import type { Scenario, SchemeChoice } from "../scenario.ts";
import type { JobScheme, JobWorld, RunJob } from "./run-job.ts";

/** Every replication of every scheme; those with the same luck stand together. */
export function listJobs(
  scenario: Scenario,
  schemes: readonly SchemeChoice[],
  { world, seed, replications }: { readonly world: JobWorld; readonly seed: string; readonly replications: number },
): RunJob[] {
  // Schemes carry the functions of a user's rule, which no thread can be sent.
  const market: Omit<Scenario, "schemes"> & { schemes?: Scenario["schemes"] } = { ...scenario };
  delete market.schemes;
  const jobSchemes = schemes.map(describeScheme);
  return Array.from({ length: replications }, (_value, replication) =>
    jobSchemes.map((scheme) => ({ market, work: scenario.work.kernel, scheme, world, seed, replication })),
  ).flat();
}

function describeScheme({ name, rule: { own, ...rule }, difficulty }: SchemeChoice): JobScheme {
  return { name, difficulty, rule: own === undefined ? rule : { ...rule, bundle: own.bundle } };
}
