import type { RunPlan } from "./run-plan.ts";

/** Named after the scenario and what it was changed to; a reproduction never replaces its original. */
export function chooseFolderName({ scenario, scenarioSha256, reproduces }: RunPlan): string {
  const name = `${scenario.name}-${scenarioSha256.slice(0, 8)}`;
  return reproduces === null ? name : `${name}-again`;
}
