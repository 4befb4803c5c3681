import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import type { SimulationInput } from "../../sim/simulation-input.ts";
import { workKinds } from "../../sim/work-kind.ts";
import type { JobScheme, RunJob } from "./run-job.ts";

/** Where a job gets what is no plain data: files here, embedded rows in a page. */
export interface JobSources {
  readonly loadRule: (scheme: JobScheme) => RewardRule;
  readonly readTechnology: (knownBeforeYear: number) => ChipTechnology;
}

/** All that one run depends on, from its job. Pure but for its sources: command line and page go through here. */
export function buildSimulationInput(
  { market, work, scheme, world, seed, replication }: RunJob,
  { loadRule, readTechnology }: JobSources,
): SimulationInput {
  const makes = market.hardware.market;
  return {
    market,
    work: workKinds[work],
    scheme,
    rule: loadRule(scheme),
    // Computed where it is used: it holds functions, which no thread can be sent.
    ...(makes === undefined ? {} : { technology: readTechnology(makes.knownBeforeYear) }),
    ...world,
    seed,
    replication,
  };
}
