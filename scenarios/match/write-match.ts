import { readdirSync } from "node:fs";
import { renderScenarioYaml } from "../render-scenario-yaml.ts";
import { describeFolder } from "../store/described-folder.ts";
import { hashInstalledPackages } from "../store/installed-packages.ts";
import { MANIFEST } from "../store/manifest.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { CRATE_FILE } from "../store/ro-crate.ts";
import { type OutputFile, writeRunFolder } from "../store/run-folder.ts";
import { computeSha256 } from "../store/sha256.ts";
import type { MatchResult } from "./run-match.ts";

export const MATCHED_SCENARIO = "scenario.yaml";
const SUMMARY_FILE = "match.json";
const MONTHS_FILE = "months.csv";
const ownFiles = [MATCHED_SCENARIO, SUMMARY_FILE, MONTHS_FILE, MANIFEST, CRATE_FILE];

/** The table of months; passed in, for reports stand above scenarios. */
export type RenderMonths = (result: MatchResult) => Iterable<string>;

/** Writes the matched scenario, what was found and the months, whole or not at all. */
export function writeMatchFolder(folder: string, result: MatchResult, renderMonths: RenderMonths): void {
  const { match, record, source } = result;
  const files: OutputFile[] = [
    { name: MATCHED_SCENARIO, chunks: [renderScenarioYaml(result.scenario)] },
    { name: SUMMARY_FILE, chunks: [`${JSON.stringify(summariseMatch(result), null, 2)}\n`] },
    { name: MONTHS_FILE, chunks: renderMonths(result) },
  ];
  const data = { match: computeSha256(JSON.stringify(match)), record: record.sha256 };
  writeRunFolder(folder, files, (outputs) => {
    const manifest = {
      ...{ format: "proofground-match", formatVersion: 1, name: match.name, scenario: source, seed: match.seed },
      versions: { proofground: getPackageVersion(), node: process.version, packages: hashInstalledPackages() },
      ...{ data, outputs },
    };
    return describeFolder(`${JSON.stringify(manifest, null, 2)}\n`, outputs, {
      name: `Match of ${match.name}`,
      description: "A scenario's assumptions set so that a series comes near what was observed, and how near it is",
      command: "proofground match",
      inputs: data,
      madeAt: new Date(),
    });
  });
}

/** All that a match found, without the months and the scenario, which have files of their own. */
export function summariseMatch({ months, scenario, ...rest }: MatchResult): Record<string, unknown> {
  const span = { from: months[0]?.month, to: months.at(-1)?.month };
  return { schema: "proofground-match/1", scenario: scenario.name, ...rest, span };
}

/** Files of a match that a folder holds. */
export function listMatchFiles(folder: string): string[] {
  const names = readdirSync(folder);
  return names.includes(SUMMARY_FILE) ? names.filter((name) => ownFiles.includes(name)) : [];
}
