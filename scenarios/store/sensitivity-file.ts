import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { ScenarioError } from "../scenario-error.ts";
import type { SensitivityMethod } from "../statistics/sensitivity.ts";
import type { OutputEntry } from "./manifest.ts";
import { replaceFile } from "./run-folder.ts";
import type { MetricSensitivity } from "./study-sensitivity.ts";
import { readUserText } from "./user-file.ts";

/** Indices with the method that found them: what a page is drawn from. */
export const SENSITIVITY_JSON = "sensitivity.json";

const BYTES_LIMIT = 200_000_000;
const FORMAT = "proofground-sensitivity";

const rowSchema = z.object({
  factor: z.string(),
  index: z.string(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  noiseFloor: z.number().nullable(),
});
const fileSchema = z.object({
  format: z.literal(FORMAT),
  method: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("morris"), trajectories: z.int(), levels: z.int() }),
    z.object({ kind: z.literal("sobol"), size: z.int() }),
  ]),
  sensitivities: z.array(
    z.object({
      scheme: z.string(),
      metric: z.string(),
      used: z.int(),
      dropped: z.int(),
      rows: z.array(rowSchema),
      stages: z.array(z.object({ size: z.int(), rows: z.array(rowSchema) })),
    }),
  ),
});

export interface SensitivityFindings {
  readonly method: SensitivityMethod;
  readonly sensitivities: readonly MetricSensitivity[];
}

export function isSensitivityFolder(folder: string): boolean {
  return existsSync(join(folder, SENSITIVITY_JSON));
}

export function writeSensitivities(folder: string, findings: SensitivityFindings): OutputEntry {
  return replaceFile(join(folder, SENSITIVITY_JSON), [`${JSON.stringify({ format: FORMAT, ...findings })}\n`]);
}

/** @throws ScenarioError where there is none, or it is something else */
export function readSensitivities(folder: string): SensitivityFindings {
  const path = join(folder, SENSITIVITY_JSON);
  const parsed = fileSchema.safeParse(parseJson(readUserText(path, BYTES_LIMIT)));
  if (parsed.success) return parsed.data;
  throw new ScenarioError({
    where: path,
    expected: "what sensitivity has written",
    found: parsed.error.issues[0]?.message ?? "something else",
    cure: "Run it again: proofground sensitivity STUDY --out FOLDER --resume",
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
