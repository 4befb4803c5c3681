import { renderScenarioFile } from "../render-scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { computeDataHashes } from "../store/data-files.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import type { StudyPlan } from "./study-plan.ts";

/** All that a study's results depend on, and where its scenario was found. */
export interface StudyDescription {
  readonly format: "proofground-study";
  readonly formatVersion: 1;
  readonly source: string;
  readonly study: StudyPlan["study"];
  readonly schemes: readonly string[];
  readonly metrics: readonly string[];
  readonly points: number;
  readonly pointsSha256: string;
  /** Of the first point's scenario with its defaults written out. */
  readonly scenarioSha256: string;
  readonly versions: { readonly proofground: string; readonly node: string };
  readonly data: ReturnType<typeof computeDataHashes>;
}

export function describeStudy({ source, study, schemes, metrics, points, readPoint }: StudyPlan): StudyDescription {
  const { scenario } = readPoint(points[0]!);
  return {
    format: "proofground-study",
    formatVersion: 1,
    source,
    study,
    schemes,
    metrics,
    points: points.length,
    pointsSha256: computeSha256(JSON.stringify(points)),
    scenarioSha256: computeSha256(JSON.stringify(renderScenarioFile(scenario))),
    versions: { proofground: getPackageVersion(), node: process.version },
    data: computeDataHashes(),
  };
}

export function renderDescription(description: StudyDescription): string {
  return `${JSON.stringify(description, null, 2)}\n`;
}

/**
 * What a folder was begun with, if that is what is to go on.
 *
 * @throws ScenarioError that names what is not the same
 */
export function checkSameStudy(text: string, now: StudyDescription, where: string): StudyDescription {
  const refuse = (found: string) =>
    new ScenarioError({
      where,
      expected: "the study that was begun there",
      found,
      cure: "Put back what it was, or begin a new study with another --out. Nothing was changed.",
    });
  const then = parseDescription(text);
  if (then === undefined) throw refuse("a study.json that cannot be read");
  for (const key of Object.keys(now) as (keyof StudyDescription)[]) {
    if (key === "source" || JSON.stringify(then[key]) === JSON.stringify(now[key])) continue;
    throw refuse(`one with another ${key}`);
  }
  return then;
}

function parseDescription(text: string): StudyDescription | undefined {
  try {
    const value = JSON.parse(text) as StudyDescription | null;
    return value ?? undefined;
  } catch {
    // The caller says so.
    return undefined;
  }
}
