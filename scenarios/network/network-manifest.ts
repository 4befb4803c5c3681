import * as z from "zod";
import { renderFound, renderPath } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getValueAt, type Path } from "../schema/json-schema.ts";
import { hashInstalledPackages } from "../store/installed-packages.ts";
import { type OutputEntry, versionsSchema } from "../store/manifest.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { readUserText } from "../store/user-file.ts";
import type { NetworkResult } from "./network-result.ts";
import { computeRegionHash } from "./region-data.ts";
import { renderSettings } from "./render-settings.ts";

const BYTES_LIMIT = 100_000_000;
const FORMAT = "proofground-network";

const hashField = z.string().regex(/^[0-9a-f]{64}$/);

// In the order in which a manifest is written.
const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(1),
  settings: z.looseObject({}),
  settingsSha256: hashField,
  trace: z.boolean(),
  versions: versionsSchema,
  data: z.object({ regions: hashField }),
  fingerprints: z.array(z.string()),
  outputs: z.array(z.object({ name: z.string().regex(/^[\w.-]+$/), bytes: z.int().min(0), sha256: hashField })),
});

/** What a network folder says of itself: enough to make the same bytes again. */
export type NetworkManifest = z.output<typeof manifestSchema>;

/** Nothing in it depends on the machine's clock or place, so equal inputs give equal bytes. */
export function renderNetworkManifest(
  { settings, settingsSha256, runs }: NetworkResult,
  isTraced: boolean,
  outputs: readonly OutputEntry[],
): string {
  const manifest: NetworkManifest = {
    format: FORMAT,
    formatVersion: 1,
    settings: { ...renderSettings(settings) },
    settingsSha256,
    trace: isTraced,
    versions: { proofground: getPackageVersion(), node: process.version, packages: hashInstalledPackages() },
    data: { regions: computeRegionHash() },
    fingerprints: runs.map(({ fingerprint }) => fingerprint),
    outputs: [...outputs],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @throws ScenarioError where the file is no network manifest, or rests on other data */
export function readNetworkManifest(path: string): NetworkManifest {
  const value = parseJson(readUserText(path, BYTES_LIMIT));
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    const at = (parsed.error.issues[0]?.path ?? []) as Path;
    throw new ScenarioError({
      where: at.length === 0 ? path : `${path}: ${renderPath(at)}`,
      expected: "the manifest of a network run",
      found: value === undefined ? "no JSON" : renderFound(getValueAt(value, at)),
      cure: "Name the manifest.json of a folder that proofground network wrote.",
    });
  }
  if (parsed.data.data.regions === computeRegionHash()) return parsed.data;
  throw new ScenarioError({
    where: `${path}: data.regions`,
    expected: "the data of this version",
    found: `${parsed.data.data.regions.slice(0, 12)}...`,
    cure: `Install proofground ${parsed.data.versions.proofground}.`,
  });
}

/** undefined where the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says so in its own words.
    return undefined;
  }
}
