import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CoinFlowName, coinFlows } from "../../sim/metrics/coin-flows.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import { isWorkLottery } from "../../sim/rule-earnings.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { runExperiment } from "../experiments/run-experiment.ts";
import type { JobRunner } from "../runners/job-runner.ts";
import { runInProcess } from "../runners/run-in-process.ts";
import { createThreadRunner } from "../runners/run-in-threads.ts";
import { performPlan } from "../runs/perform-plan.ts";
import { computeExperimentRequest, type Renderers } from "../runs/perform-run.ts";
import { planRun } from "../runs/run-plan.ts";
import type { RunRequest } from "../runs/run-request.ts";
import { MANIFEST, readManifest } from "../store/manifest.ts";
import type { ListStatements } from "./list-statements.ts";
import { createFigure, type Statement } from "./statement.ts";

const SOURCE = "scenarios/presets/tiny.yaml";

/** The smallest preset under every reward rule, and its run folder written again. */
export const listRunStatements: ListStatements = async ({ renderers }, onPart) => {
  const runOnThreads = createThreadRunner(2);
  const once = await runEveryRule(runInProcess);
  onPart(0.3);
  const again = await runEveryRule(runOnThreads);
  onPart(0.6);
  return [...listCoins(once), ...listFingerprints(once, again), ...(await listBytes(once, renderers, runOnThreads))];
};

function runEveryRule(runJobs: JobRunner): Promise<Experiment> {
  const schemes = Object.entries(rewardRules).map(([name, rule]) => ({
    name: name.replaceAll("/", "-"),
    rule: { name },
    difficulty: { name: isWorkLottery(rule) ? "bitcoin" : "none" },
  }));
  const sets = [`schemes=${JSON.stringify(schemes)}`];
  const plan = planRun({
    kind: "compare",
    source: "tiny",
    sets,
    fields: { seed: "verify", replications: "1" },
    schemes: [],
  });
  return runExperiment({ ...computeExperimentRequest(plan, () => undefined), runJobs });
}

/** Coins that a run handed out lie somewhere, to the last unit. */
function listCoins({ schemes }: Experiment): Statement[] {
  return schemes.map(({ name, rule, runs }) => {
    const sum = (side: "source" | "use") =>
      runs.reduce(
        (total, { flows }) =>
          Object.entries(coinFlows).reduce(
            (part, [flow, spec]) => (spec.side === side ? part + BigInt(flows[flow as CoinFlowName]) : part),
            total,
          ),
        0n,
      );
    return createFigure({
      id: `runs/coins/${name}`,
      topic: "coins",
      stated: `A run under ${rule}: coins issued, paid as fees and slashed less coins paid, burned and kept back`,
      expected: { kind: "near", value: 0, tolerance: 0 },
      // A run that hands out nothing shows nothing.
      found: sum("source") === 0n ? Number.NaN : Number(sum("source") - sum("use")),
      unit: "smallest units",
      source: SOURCE,
    });
  });
}

/** A fingerprint is a hash of all that happened in a run. */
function listFingerprints(once: Experiment, again: Experiment): Statement[] {
  return once.schemes.map(({ name, rule, runs }, index) => {
    const same = again.schemes[index]!.runs;
    return createFigure({
      id: `runs/threads/${name}`,
      topic: "same again",
      stated: `Runs under ${rule} that are others on 2 threads than on 1`,
      expected: { kind: "near", value: 0, tolerance: 0 },
      found: runs.filter(({ fingerprint }, at) => fingerprint !== same[at]!.fingerprint).length,
      unit: "runs",
      source: SOURCE,
    });
  });
}

/** A run folder, on two threads, and again from its manifest. */
async function listBytes(once: Experiment, renderers: Renderers, runOnThreads: JobRunner): Promise<Statement[]> {
  const place = mkdtempSync(join(tmpdir(), "proofground-verify-"));
  try {
    const request: RunRequest = { kind: "compare", source: "tiny", sets: [], fields: {}, schemes: [] };
    const [first, second, third] = ["first", "second", "third"].map((name) => join(place, name)) as [
      string,
      string,
      string,
    ];
    await write(request, { folder: first, renderers }, runInProcess);
    await write(request, { folder: second, renderers }, runOnThreads);
    await write({ ...request, source: join(first, MANIFEST) }, { folder: third, renderers }, runOnThreads);
    const texts = { topic: "same again", unit: "files", source: SOURCE };
    return [
      createFigure({
        ...texts,
        id: "runs/bytes/threads",
        stated: "Files of a run folder whose bytes are others on 2 threads than on 1",
        expected: { kind: "near", value: 0, tolerance: 0 },
        ...countDifferent(first, second),
      }),
      createFigure({
        ...texts,
        id: "runs/bytes/manifest",
        stated: "Files of a run folder whose bytes are others when it is made again from its manifest",
        expected: { kind: "near", value: 0, tolerance: 0 },
        ...countDifferent(first, third),
      }),
      createFigure({
        id: "runs/seed",
        topic: "same again",
        stated: "Runs that another seed leaves as they are",
        expected: { kind: "near", value: 0, tolerance: 0 },
        found: countCommon(once, first),
        unit: "runs",
        source: SOURCE,
      }),
    ];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function write(
  request: RunRequest,
  target: { readonly folder: string; readonly renderers: Renderers },
  runJobs: JobRunner,
): Promise<void> {
  await performPlan(planRun(request), request, { runExperiment, runJobs, onProgress: () => undefined, target });
}

function countDifferent(one: string, other: string): { readonly found: number; readonly notes: readonly string[] } {
  const [ours, theirs] = [one, other].map(
    (folder) => new Map(readManifest(join(folder, MANIFEST)).outputs.map(({ name, sha256 }) => [name, sha256])),
  ) as [Map<string, string>, Map<string, string>];
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].filter((name) => ours.get(name) !== theirs.get(name));
  return { found: names.length, notes: names };
}

/** Runs of an experiment that a folder of another seed holds too. */
function countCommon({ schemes }: Experiment, folder: string): number {
  const { fingerprints } = readManifest(join(folder, MANIFEST));
  return schemes.reduce(
    (sum, { name, runs }) => sum + runs.filter(({ fingerprint }) => fingerprints[name]?.includes(fingerprint)).length,
    0,
  );
}
