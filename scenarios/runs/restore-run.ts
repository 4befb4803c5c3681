import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Experiment } from "../experiments/experiment.ts";
import { ScenarioError } from "../scenario-error.ts";
import { parseExperimentJson } from "../store/experiment-json.ts";
import { MANIFEST, type Manifest, type OutputEntry, readManifest, renderManifest } from "../store/manifest.ts";
import { CRATE_FILE, replaceCrateEntries } from "../store/ro-crate.ts";
import { replaceFile } from "../store/run-folder.ts";
import { computeSha256 } from "../store/sha256.ts";
import { readUserText } from "../store/user-file.ts";
import { EXPERIMENT_FILE, REPORT_FILE } from "./perform-run.ts";

// What one text of JavaScript can hold.
const BYTES_LIMIT = 500_000_000;

/**
 * The results of an earlier run, from its folder.
 *
 * @throws ScenarioError where the folder is no run, or its results are not those that its manifest names
 */
export function readRun(folder: string): { readonly manifest: Manifest; readonly experiment: Experiment } {
  const manifest = readManifest(join(folder, MANIFEST));
  const path = join(folder, EXPERIMENT_FILE);
  const text = readUserText(path, BYTES_LIMIT);
  const entry = manifest.outputs.find(({ name }) => name === EXPERIMENT_FILE);
  if (entry?.sha256 !== computeSha256(text)) {
    throw new ScenarioError({
      where: path,
      expected: "the results that manifest.json names by their SHA-256",
      found: "a file changed since",
      cure: `Make them again: proofground run ${join(folder, MANIFEST)}`,
    });
  }
  return { manifest, experiment: parseExperimentJson(text, path) };
}

/** Puts a new report into a run folder and its hash into the manifest. */
export function replaceReport(folder: string, manifest: Manifest, html: string): OutputEntry {
  const entry = replaceFile(join(folder, REPORT_FILE), [html]);
  const outputs = manifest.outputs.map((output) => (output.name === REPORT_FILE ? entry : output));
  const described = replaceFile(join(folder, MANIFEST), [renderManifest({ ...manifest, outputs })]);
  const crate = join(folder, CRATE_FILE);
  // Folders of earlier versions have none.
  if (existsSync(crate))
    replaceFile(crate, [replaceCrateEntries(readUserText(crate, BYTES_LIMIT), [entry, described])]);
  return entry;
}
