import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import type { MarketInput, SimulationInput } from "../../sim/simulation-input.ts";
import { workKinds } from "../../sim/work-kind.ts";
import type { JobScheme, RunJob } from "./run-job.ts";

/** Where a job gets what is no plain data: files here, embedded rows in a page. */
export interface JobSources {
  readonly loadRule: (scheme: JobScheme) => RewardRule;
  readonly readTechnology: (knownBeforeYear: number, work: MarketInput["work"]) => ChipTechnology;
}

/** All that one run depends on, from its job. Pure but for its sources: command line and page go through here. */
export function buildSimulationInput(job: RunJob, { loadRule, readTechnology }: JobSources): SimulationInput {
  const { market, work, scheme, world, seed, replication } = job;
  const makes = market.hardware.market;
  return {
    market,
    work: workKinds[work],
    scheme,
    ...loadRules(job, loadRule),
    // Computed where it is used: it holds functions, which no thread can be sent.
    ...(makes === undefined ? {} : { technology: readTechnology(makes.knownBeforeYear, market.work) }),
    ...world,
    seed,
    replication,
  };
}

/** Rules of the scheme and its phases; one that stays is one and the same throughout. */
function loadRules({ scheme, phases }: RunJob, loadRule: JobSources["loadRule"]): LoadedRules {
  const loaded = new Map<string, RewardRule>();
  const load = (chosen: JobScheme) => {
    const key = chosen.rule.bundle ?? chosen.rule.name;
    const rule = loaded.get(key) ?? loadRule(chosen);
    loaded.set(key, rule);
    return rule;
  };
  const rule = load(scheme);
  if (phases === undefined) return { rule };
  return { rule, phases: phases.map((phase) => ({ ...phase, rule: load(phase.scheme) })) };
}

type LoadedRules = Pick<SimulationInput, "rule" | "phases">;
