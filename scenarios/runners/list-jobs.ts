import type { MarketInput } from "../../sim/simulation-input.ts";
import type { Scenario, SchemeChoice } from "../scenario.ts";
import type { JobScheme, JobWorld, RunJob } from "./run-job.ts";

/** Every replication of every scheme; those with the same luck stand together. */
export function listJobs(
  scenario: Scenario,
  schemes: readonly SchemeChoice[],
  { world, seed, replications }: { readonly world: JobWorld; readonly seed: string; readonly replications: number },
): RunJob[] {
  const market = stripSchemes(scenario);
  const jobSchemes = schemes.map(describeScheme);
  return Array.from({ length: replications }, (_value, replication) =>
    jobSchemes.map((scheme) => ({ market, work: scenario.work.kernel, scheme, world, seed, replication })),
  ).flat();
}

/** The market alone: schemes carry the functions of a user's rule, which no thread can be sent. */
export function stripSchemes(scenario: Scenario): MarketInput {
  const market: Omit<Scenario, "schemes"> & { schemes?: Scenario["schemes"] } = { ...scenario };
  delete market.schemes;
  return market;
}

/** A scheme with the text of its rule in the place of the rule's functions. */
export function describeScheme({ name, rule: { own, ...rule }, difficulty }: SchemeChoice): JobScheme {
  return { name, difficulty, rule: own === undefined ? rule : { ...rule, bundle: own.bundle } };
}
