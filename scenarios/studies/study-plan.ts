import { computeDesign, listDesignWarnings } from "../designs/compute-design.ts";
import type { DesignPoint } from "../designs/design.ts";
import { suggestName } from "../nearest-name.ts";
import { runInProcess } from "../runners/run-in-process.ts";
import { ScenarioError } from "../scenario-error.ts";
import { openPoints, type PointReader } from "./point-reader.ts";
import { describeDesign, listFactors, type ReadStudy } from "./read-study.ts";
import { runItems } from "./run-items.ts";
import type { Study } from "./study-schema.ts";

/** A study whose names have been checked against what its first point gives. */
export interface StudyPlan {
  readonly study: Study;
  /** Preset or path of the scenario. */
  readonly source: string;
  readonly points: readonly DesignPoint[];
  readonly paths: readonly string[];
  readonly schemes: readonly string[];
  readonly metrics: readonly string[];
  readonly warnings: readonly string[];
  readonly readPoint: PointReader;
  /** Seconds that a run took at the first point, in this thread. */
  readonly secondsPerRun: number;
}

/**
 * Runs each scheme once at the first point: what a study can be asked for is known only then.
 *
 * @throws ScenarioError, ScenarioErrors, and FailedRun where the first point cannot be run
 */
export async function planStudy({ study, source }: ReadStudy): Promise<StudyPlan> {
  const factors = listFactors(study);
  const design = describeDesign(study);
  const points = computeDesign(design, factors, study.seed);
  const paths = study.factors.map(({ path }) => path);
  const readPoint = openPoints(study, source, paths);
  const known = readPoint(points[0]!).scenario.schemes.map(({ name }) => name);
  const schemes = checkNames("schemes", study.schemes ?? known, known);
  const draft = { study, source, points, paths, schemes, readPoint, warnings: listDesignWarnings(design) };
  const startedAt = performance.now();
  const found = await listMetrics(draft);
  const secondsPerRun = (performance.now() - startedAt) / 1000 / schemes.length;
  const metrics = checkNames("metrics", study.metrics ?? found, found);
  if (typeof study.replications === "object") {
    checkNames("replications.metric", [study.replications.metric], metrics);
  }
  return { ...draft, metrics, secondsPerRun };
}

async function listMetrics(plan: Omit<StudyPlan, "metrics" | "secondsPerRun">): Promise<string[]> {
  const items = plan.schemes.map((scheme) => ({ point: 0, scheme, replication: 0 }));
  const names = new Set<string>();
  for await (const { outcome } of runItems(items, plan, runInProcess)) {
    if (outcome.kind === "failure") {
      throw new ScenarioError({
        where: `${plan.study.scenario} at the study's first point`,
        expected: "a run that ends",
        found: outcome.message,
      });
    }
    for (const name of Object.keys(outcome.summary)) names.add(name);
  }
  return [...names];
}

function checkNames(where: string, names: readonly string[], known: readonly string[]): readonly string[] {
  for (const [index, name] of names.entries()) {
    const refuse = (expected: string, cure: string) =>
      new ScenarioError({ where, expected, found: JSON.stringify(name), cure });
    if (!known.includes(name)) throw refuse("a name that the runs know", suggestName(name, known));
    if (names.indexOf(name) < index) throw refuse("every name once", "Name it once.");
  }
  return names;
}
