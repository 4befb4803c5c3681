import { join } from "node:path";
import { type Metric, type SeriesMetricName, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { describeMetric, type WorkKind } from "../../sim/work-kind.ts";
import { listAssumptions } from "../assumptions.ts";
import { describeOwnAssumptions } from "../describe-own-assumptions.ts";
import { computeDesign } from "../designs/compute-design.ts";
import type { DesignPoint } from "../designs/design.ts";
import type { Assumption } from "../experiments/experiment.ts";
import { describeSummary } from "../experiments/summary-descriptions.ts";
import { renderScenarioFile } from "../render-scenario.ts";
import { nameSteady } from "../runners/run-row.ts";
import type { Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeSha256 } from "../store/sha256.ts";
import { RESULTS_TABLE, STUDY_MANIFEST } from "../store/study-folder.ts";
import { chooseMetrics, choosePoints } from "./choose-shown.ts";
import { openPoints } from "./point-reader.ts";
import { describeDesign, listFactors, parseStudy } from "./read-study.ts";
import { readStudyColumns, readStudyFailures } from "./read-study-columns.ts";
import { readStudyManifest, type StudyManifest } from "./read-study-manifest.ts";
import type { StudyFactor, StudyResult } from "./study-result.ts";
import type { Study } from "./study-schema.ts";

/**
 * What a finished study found, from its folder and the scenario that it names.
 *
 * @throws ScenarioError where the study is not finished, or its scenario is not there any more as it was
 */
export async function readStudyResult(folder: string): Promise<StudyResult> {
  const path = join(folder, STUDY_MANIFEST);
  const manifest = readStudyManifest(path);
  const study = parseStudy(manifest.study, `${path}: study`);
  const design = computeDesign(describeDesign(study), listFactors(study), study.seed);
  const paths = study.factors.map((factor) => factor.path);
  const scenario = readFirstScenario(manifest, { study, paths, design, path });
  const { coin, work, metrics } = describeSummary(scenario);
  const shown = choosePoints(design.length, study.seed);
  const described = { ...metrics, ...describeSteadyMetrics(study, work) };
  const kept = manifest.metrics.filter((name) => name in described);
  const names = chooseMetrics(study, { metrics: kept, schemes: manifest.schemes }, shown.length);
  const assumptions = describeOwnAssumptions(listAssumptions(scenario), scenario);
  return {
    version: manifest.versions.proofground,
    source: manifest.source,
    title: scenario.title,
    question: scenario.question,
    work: work.name,
    coin,
    study,
    schemes: manifest.schemes,
    factors: study.factors.map((factor, index) =>
      describeFactor(
        factor,
        assumptions,
        shown.map((point) => design[point]![index]!),
      ),
    ),
    metrics: names.map((name) => {
      const { title, unit, definition } = described[name]!;
      return { name, title, unit, definition };
    }),
    otherMetrics: manifest.metrics.length - names.length,
    points: shown,
    pointsTotal: design.length,
    columns: await readStudyColumns(folder, { metrics: names, schemes: manifest.schemes, points: shown }),
    runs: manifest.runs,
    failed: manifest.failed,
    failures: manifest.failed === 0 ? [] : await readStudyFailures(folder),
    assumptions,
    scenarioSha256: manifest.scenarioSha256,
    pointsSha256: manifest.pointsSha256,
    resultsSha256: manifest.outputs.find(({ name }) => name === RESULTS_TABLE)?.sha256 ?? "",
  };
}

/** Means of monthly series in the steady state, and the months left out of them. */
function describeSteadyMetrics({ steady }: Study, work: WorkKind): Record<string, Metric> {
  const names = steady as readonly SeriesMetricName[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const metric = describeMetric(seriesMetrics[name], work);
      const { mean, warmUp } = nameSteady(name);
      const title = `${metric.title} in the steady state`;
      return [
        [mean, { ...metric, title, definition: `${metric.definition} Mean over the months after the warm-up.` }],
        [warmUp, { ...metric, title: `Warm-up of ${metric.title}`, unit: "months", definition: "Months left out." }],
      ];
    }),
  );
}

/** The scenario at the study's first point, as it was when the study ran. */
function readFirstScenario(
  { source, scenarioSha256, pointsSha256 }: StudyManifest,
  given: {
    readonly study: Study;
    readonly paths: readonly string[];
    readonly design: readonly DesignPoint[];
    readonly path: string;
  },
): Scenario {
  const { study, paths, design, path } = given;
  const refuse = (expected: string, found: string) =>
    new ScenarioError({ where: path, expected, found, cure: `Put back ${source} as it was, or run the study again.` });
  if (computeSha256(JSON.stringify(design)) !== pointsSha256) throw refuse("the points of the study", "others");
  const { scenario } = openPoints(study, source, paths)(design[0]!);
  if (computeSha256(JSON.stringify(renderScenarioFile(scenario))) === scenarioSha256) return scenario;
  throw refuse(`the scenario ${source} that the study ran`, "one changed since");
}

/** A factor that multiplies something is named by that alone, and counted in times. */
function nameFactor(path: string, assumptions: readonly Assumption[]): Pick<StudyFactor, "title" | "unit"> {
  const { title = path, unit = "1" } = assumptions.find((stated) => stated.path === path) ?? {};
  const bare = title.replace(/, times$/, "");
  return { title: bare, unit: bare !== title ? "times" : unit === "" ? "1" : unit };
}

function describeFactor(
  factor: Study["factors"][number],
  assumptions: readonly Assumption[],
  values: StudyFactor["values"],
): StudyFactor {
  const told = { path: factor.path, ...nameFactor(factor.path, assumptions), values };
  if ("values" in factor) return { ...told, scale: "linear", range: factor.values.map(String).join(", ") };
  const { low, high, scale, whole, levels } = factor;
  const steps = levels === undefined ? "" : `, ${levels} levels`;
  const range = `${low} to ${high}${scale === "log" ? ", even in the logarithm" : ""}${whole ? ", whole" : ""}${steps}`;
  return { ...told, scale, range };
}
