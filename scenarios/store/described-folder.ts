import { MANIFEST, type OutputEntry } from "./manifest.ts";
import { CRATE_FILE, type CrateInput, renderCrate } from "./ro-crate.ts";
import type { OutputFile } from "./run-folder.ts";
import { computeSha256 } from "./sha256.ts";

/** The two files that every folder of results ends with: its own manifest, and the same for whoever knows no Proofground. */
export function describeFolder(
  manifest: string,
  outputs: readonly OutputEntry[],
  crate: Omit<CrateInput, "files">,
): readonly [manifest: OutputFile, crate: OutputFile] {
  const files = [...outputs, describeText(MANIFEST, manifest)];
  return [
    { name: MANIFEST, chunks: [manifest] },
    { name: CRATE_FILE, chunks: [renderCrate({ ...crate, files })] },
  ];
}

/** What a manifest would say of a text. */
export function describeText(name: string, text: string): OutputEntry {
  return { name, bytes: Buffer.byteLength(text), sha256: computeSha256(text) };
}
