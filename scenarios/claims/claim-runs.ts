import type { Experiment, SchemeResult } from "../experiments/experiment.ts";
import type { RunRequest } from "../runs/run-request.ts";

type RunSpec = Pick<RunRequest, "kind" | "source" | "sets">;

const halfPaid =
  "schemes=[{name: proof-of-work, rule: {name: proof-of-work}, difficulty: {name: bitcoin}}," +
  "{name: half, rule: {name: hybrid}, difficulty: {name: bitcoin}}]";

const workOrStake =
  "schemes=[{name: proof-of-work, rule: {name: proof-of-work}, difficulty: {name: bitcoin}}," +
  "{name: proof-of-stake, rule: {name: proof-of-stake}, difficulty: {name: none}}]";

/** Simulations that claims rest on: presets, with what is changed in them. */
export const claimRuns = {
  hashes: { kind: "compare", source: "gpu-vs-asic", sets: [] },
  "half-paid": { kind: "compare", source: "gpu-vs-asic", sets: [halfPaid] },
  // 10 USD, near the mean price of 2012: what is left of an early start when the price stands still.
  "flat-price": { kind: "compare", source: "gpu-vs-asic", sets: ["price={model: constant, usd: 10}"] },
  tokens: { kind: "compare", source: "ai-tokens", sets: [] },
  race: { kind: "compare", source: "ai-race", sets: [workOrStake] },
  bitcoin: { kind: "run", source: "bitcoin", sets: [] },
  subnet: {
    kind: "run",
    source: "tiny",
    sets: ["schemes=[{name: bittensor, rule: {name: bittensor}, difficulty: {name: none}}]"],
  },
} as const satisfies Record<string, RunSpec>;

export type ClaimRunName = keyof typeof claimRuns;

/** How a run is told as a source. */
export function describeRun(name: ClaimRunName): string {
  const { kind, source, sets } = claimRuns[name];
  return ["model: proofground", kind, source, ...sets.map((set) => `--set "${set}"`)].join(" ");
}

/** A scheme of an experiment by its name. */
export function getScheme({ schemes }: Experiment, name: string): SchemeResult {
  const scheme = schemes.find((known) => known.name === name);
  if (scheme === undefined) throw new Error(`claims: no scheme ${name}`);
  return scheme;
}
