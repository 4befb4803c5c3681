import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Design, Factor } from "../designs/design.ts";
import { reportIssues } from "../evaluators/report-issues.ts";
import { listPresets } from "../loading/presets.ts";
import { parseScenarioText } from "../loading/scenario-text.ts";
import { readUserText } from "../store/user-file.ts";
import { type Study, studySchema } from "./study-schema.ts";

export interface ReadStudy {
  readonly study: Study;
  /** The scenario's preset or path, as seen from here. */
  readonly source: string;
}

/** @throws ScenarioError where the file cannot be read, or is no study */
export function readStudy(path: string): ReadStudy {
  const value = parseScenarioText(readUserText(path), path);
  const study = parseStudy(value, path);
  const beside = join(dirname(path), study.scenario);
  return { study, source: listPresets().includes(study.scenario) || !existsSync(beside) ? study.scenario : beside };
}

/**
 * A study as plain values; its scenario is a preset, or a path seen from the current folder.
 *
 * @throws ScenarioError at the first field that is wrong
 */
export function readStudyObject(value: object): ReadStudy {
  const study = parseStudy(value, "study");
  return { study, source: study.scenario };
}

/** @throws ScenarioError at the first field that is wrong */
export function parseStudy(value: unknown, where: string): Study {
  const parsed = studySchema.safeParse(value);
  if (!parsed.success) throw reportIssues(parsed.error.issues, value, where);
  return parsed.data;
}

/** The factors in the words of the designs. */
export function listFactors({ factors }: Study): Factor[] {
  return factors.map((factor) =>
    "values" in factor
      ? { kind: "list", name: factor.path, values: factor.values }
      : {
          kind: "range",
          name: factor.path,
          low: factor.low,
          high: factor.high,
          scale: factor.scale,
          isWhole: factor.whole,
          levels: factor.levels ?? null,
        },
  );
}

/** The design in the words of the designs. */
export function describeDesign({ design }: Study): Design {
  return design;
}
