import { type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { computeDesign, listDesignWarnings } from "../designs/compute-design.ts";
import type { DesignPoint } from "../designs/design.ts";
import { suggestName } from "../nearest-name.ts";
import { runInProcess } from "../runners/run-in-process.ts";
import { nameSteady, type RunRow } from "../runners/run-row.ts";
import { ScenarioError } from "../scenario-error.ts";
import { checkPaths } from "./check-paths.ts";
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
  /** Those of the summary that are kept, then those of the steady series. */
  readonly metrics: readonly string[];
  readonly steady: readonly SeriesMetricName[];
  readonly warnings: readonly string[];
  readonly readPoint: PointReader;
}

/**
 * Runs each scheme once at the first point: what a study can be asked for is known only then.
 *
 * @throws ScenarioError, ScenarioErrors, also where the first point cannot be run
 */
export async function planStudy({ study, source }: ReadStudy): Promise<StudyPlan> {
  checkPaths(study);
  const factors = listFactors(study);
  const design = describeDesign(study);
  const points = computeDesign(design, factors, study.seed);
  const paths = study.factors.map(({ path }) => path);
  const readPoint = openPoints(study, source, paths);
  const known = readPoint(points[0]!).scenario.schemes.map(({ name }) => name);
  const schemes = checkNames("schemes", study.schemes ?? known, known);
  const steady = checkNames("steady", study.steady, Object.keys(seriesMetrics)) as readonly SeriesMetricName[];
  const draft = { study, source, points, paths, schemes, steady, readPoint, warnings: listDesignWarnings(design) };
  const rows = await runFirstPoint(draft);
  const found = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  checkSteady(steady, rows);
  const asked = checkNames("metrics", study.metrics ?? found, found);
  const metrics = [...new Set([...asked, ...listSteadyNames(steady)])];
  if (typeof study.replications === "object") {
    checkNames("replications.metric", [study.replications.metric], metrics);
  }
  return { ...draft, metrics };
}

async function runFirstPoint(plan: Omit<StudyPlan, "metrics">): Promise<RunRow[]> {
  const items = plan.schemes.map((scheme) => ({ point: 0, scheme, replication: 0 }));
  const rows: RunRow[] = [];
  for await (const { outcome } of runItems(items, { ...plan, metrics: null }, runInProcess)) {
    if (outcome.kind === "failure") {
      throw new ScenarioError({
        where: `${plan.study.scenario} at the study's first point`,
        expected: "a run that ends",
        found: outcome.message,
      });
    }
    rows.push(outcome.row);
  }
  return rows;
}

function listSteadyNames(steady: readonly SeriesMetricName[]): string[] {
  return steady.flatMap((metric) => Object.values(nameSteady(metric)));
}

/** @throws ScenarioError where no scheme's series can be cut */
function checkSteady(steady: readonly SeriesMetricName[], rows: readonly RunRow[]): void {
  const short = steady.find((metric) => rows.every((row) => row[nameSteady(metric).warmUp] === null));
  if (short === undefined) return;
  throw new ScenarioError({
    where: `steady: ${short}`,
    expected: "a series of at least 50 months that has a value in each",
    found: "none at the study's first point",
    cure: 'Let the scenario run longer, as in set: ["end=2020-12"], or leave the metric out.',
  });
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
