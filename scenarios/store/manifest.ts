import * as z from "zod";
import type { Experiment } from "../experiments/experiment.ts";
import { renderFound, renderPath } from "../problem.ts";
import type { ScenarioFile } from "../render-scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getValueAt, type Path } from "../schema/json-schema.ts";
import { readUserText } from "./user-file.ts";

export const MANIFEST = "manifest.json";
/** The calibration that the run rests on, as it was read; a folder with a calibration.json is one of `calibrate`. */
export const USED_CALIBRATION = "used-calibration.json";

// A manifest lists a fingerprint for every replication.
const BYTES_LIMIT = 100_000_000;

const FORMAT = "proofground-run";

const hashField = z.string().regex(/^[0-9a-f]{64}$/);

const outputSchema = z.object({ name: z.string().regex(/^[\w.-]+$/), bytes: z.int().min(0), sha256: hashField });

/** The program, and the packages that it ran with. */
export const versionsSchema = z.object({
  proofground: z.string(),
  node: z.string(),
  // Manifests of earlier versions name no packages.
  packages: z.object({ of: z.enum(["package-lock.json", "installed versions"]), sha256: hashField }).optional(),
});

// In the order in which a manifest is written, so that one that is read and written again keeps its bytes.
const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(1),
  kind: z.enum(["run", "compare"]),
  command: z.string().max(20_000),
  scenario: z.looseObject({}),
  scenarioSha256: hashField,
  seed: z.string(),
  replications: z.int(),
  schemes: z.array(z.string()),
  // Only where assumptions were tried low and high.
  oneAtATime: z.literal(true).optional(),
  versions: versionsSchema,
  data: z.object({
    devices: hashField,
    history: hashField,
    accelerators: hashField.optional(),
    calibration: hashField.optional(),
  }),
  fingerprints: z.record(z.string(), z.array(z.string())),
  outputs: z.array(outputSchema),
});

/** What a run folder says of itself: enough to make the same bytes again. */
export type Manifest = z.output<typeof manifestSchema>;
export type OutputEntry = z.output<typeof outputSchema>;

export interface ManifestInput {
  readonly experiment: Experiment;
  readonly scenario: ScenarioFile;
  readonly versions: Manifest["versions"];
  readonly data: Manifest["data"];
  readonly outputs: readonly OutputEntry[];
}

/** Nothing in it depends on the machine's clock or place, so equal inputs give equal bytes. */
export function describeManifest({ experiment, scenario, versions, data, outputs }: ManifestInput): Manifest {
  const { kind, command, scenarioSha256, seed, replications, schemes } = experiment;
  return {
    format: FORMAT,
    formatVersion: 1,
    kind,
    command,
    scenario: { ...scenario },
    scenarioSha256,
    seed,
    replications,
    schemes: schemes.map(({ name }) => name),
    ...(experiment.oneAtATime === undefined ? {} : { oneAtATime: true }),
    versions,
    data,
    fingerprints: Object.fromEntries(schemes.map(({ name, runs }) => [name, runs.map((run) => run.fingerprint)])),
    outputs: [...outputs],
  };
}

export function renderManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @throws ScenarioError where the file cannot be read as a manifest */
export function readManifest(path: string): Manifest {
  const value = parseJson(readUserText(path, BYTES_LIMIT));
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = (parsed.error.issues[0]?.path ?? []) as Path;
  throw new ScenarioError({
    where: at.length === 0 ? path : `${path}: ${renderPath(at)}`,
    expected: "the manifest of a Proofground run",
    found: value === undefined ? "no JSON" : renderFound(getValueAt(value, at)),
    cure: "Name the manifest.json of a run folder.",
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
