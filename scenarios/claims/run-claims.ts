import type { Experiment } from "../experiments/experiment.ts";
import type { ExperimentRequest } from "../experiments/run-experiment.ts";
import type { JobRunner } from "../runners/job-runner.ts";
import { runInProcess } from "../runners/run-in-process.ts";
import { computeExperimentRequest } from "../runs/perform-run.ts";
import { planRun } from "../runs/run-plan.ts";
import type { Claim, JudgedClaim } from "./claim.ts";
import { type ClaimRunName, claimRuns } from "./claim-runs.ts";
import { judgeClaim } from "./judge-claim.ts";
import { readClaimData } from "./read-claim-data.ts";

export interface ClaimsRequest {
  readonly claims: readonly Claim[];
  readonly seed: string;
  readonly replications: number;
  readonly runExperiment: (request: ExperimentRequest) => Promise<Experiment>;
  /** Where the runs are made; left out, in this thread. Verdicts do not depend on it. */
  readonly runJobs?: JobRunner;
  readonly onProgress: (fraction: number, step: string) => void;
}

/** Claims with what they were judged by. */
export interface ClaimsResult {
  readonly seed: string;
  readonly replications: number;
  readonly claims: readonly JudgedClaim[];
}

/** Runs each simulation that the claims ask for once, then judges the claims by data and runs. */
export async function runClaims(request: ClaimsRequest): Promise<ClaimsResult> {
  const { claims, seed, replications } = request;
  const names = [...new Set(claims.flatMap((claim) => claim.runs))];
  const runs = new Map<ClaimRunName, Experiment>();
  for (const [index, name] of names.entries()) {
    request.onProgress(index / names.length, name);
    runs.set(
      name,
      await runOne(name, request, (part) => {
        request.onProgress((index + part) / names.length, name);
      }),
    );
  }
  const context = { ...readClaimData(), runs, seed };
  return { seed, replications, claims: claims.map((claim) => judgeClaim(claim, context)) };
}

function runOne(
  name: ClaimRunName,
  { seed, replications, runExperiment, runJobs = runInProcess }: ClaimsRequest,
  onPart: (part: number) => void,
): Promise<Experiment> {
  const plan = planRun({
    ...claimRuns[name],
    fields: { seed, replications: String(replications) },
    schemes: [],
  });
  const request = computeExperimentRequest(plan, (done, total) => {
    onPart(done / total);
  });
  return runExperiment({ ...request, runJobs });
}
