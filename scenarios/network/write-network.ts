import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ScenarioError } from "../scenario-error.ts";
import { describeFolder } from "../store/described-folder.ts";
import { MANIFEST, type OutputEntry } from "../store/manifest.ts";
import { CRATE_FILE } from "../store/ro-crate.ts";
import { type OutputFile, writeRunFolder } from "../store/run-folder.ts";
import { type NetworkManifest, readNetworkManifest, renderNetworkManifest } from "./network-manifest.ts";
import type { NetworkResult } from "./network-result.ts";
import { computeRegionHash } from "./region-data.ts";
import { renderTrace } from "./trace-lines.ts";

/** Tables of the folder by file name, as text in pieces; passed in, for reports stand above scenarios. */
export type NetworkTables = Readonly<Record<string, (result: NetworkResult) => Iterable<string>>>;

const TRACE_FILE = "trace.jsonl";

/** Writes a network folder, whole or not at all. The trace is that of the first replication. */
export function writeNetworkFolder(
  folder: string,
  { result, isTraced }: { readonly result: NetworkResult; readonly isTraced: boolean },
  tables: NetworkTables,
): readonly OutputEntry[] {
  let outputs: readonly OutputEntry[] = [];
  writeRunFolder(folder, listOutputs(result, isTraced, tables), (written) => {
    outputs = written;
    return describeFolder(renderNetworkManifest(result, isTraced, written), written, {
      name: "A simulated network of nodes",
      description: "How blocks spread and fork",
      command: "proofground network manifest.json",
      inputs: { settings: result.settingsSha256, regions: computeRegionHash() },
      madeAt: new Date(),
    });
  });
  return outputs;
}

/** Files of the network run that a folder holds; none where it holds none. */
export function listNetworkFiles(folder: string): string[] {
  if (!readdirSync(folder).includes(MANIFEST)) return [];
  try {
    return [MANIFEST, CRATE_FILE, ...readNetworkManifest(join(folder, MANIFEST)).outputs.map(({ name }) => name)];
  } catch (error) {
    // Without a manifest that can be read, nothing in the folder is known to be ours.
    if (error instanceof ScenarioError) return [];
    throw error;
  }
}

/** Names of the files that differ from those of the run to be reproduced; empty where all bytes agree. */
export function listNetworkDifferences(earlier: NetworkManifest, outputs: readonly OutputEntry[]): string[] {
  const hashes = new Map(earlier.outputs.map(({ name, sha256 }) => [name, sha256]));
  const names = new Set([...hashes.keys(), ...outputs.map(({ name }) => name)]);
  return [...names].filter((name) => outputs.find((output) => output.name === name)?.sha256 !== hashes.get(name));
}

function* listOutputs(result: NetworkResult, isTraced: boolean, tables: NetworkTables): Generator<OutputFile> {
  for (const [name, render] of Object.entries(tables)) yield { name, chunks: render(result) };
  if (isTraced) yield { name: TRACE_FILE, chunks: renderTrace(result.settings, 0) };
}
