import * as z from "zod";
import { ScenarioError } from "../scenario-error.ts";
import { readUserText } from "../store/user-file.ts";

const BYTES_LIMIT = 200_000_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const manifestSchema = z.object({
  format: z.literal("proofground-study"),
  source: z.string(),
  study: z.looseObject({}),
  schemes: z.array(z.string()),
  metrics: z.array(z.string()),
  points: z.int(),
  pointsSha256: hash,
  scenarioSha256: hash,
  versions: z.object({ proofground: z.string() }),
  runs: z.int(),
  failed: z.int(),
  unmet: z.int().optional(),
  outputs: z.array(z.object({ name: z.string(), sha256: hash })),
});

/** What is read of the manifest of a finished study. */
export type StudyManifest = z.output<typeof manifestSchema>;

/** @throws ScenarioError where the file is no manifest of a finished study */
export function readStudyManifest(path: string): StudyManifest {
  const value = parseJson(readUserText(path, BYTES_LIMIT));
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ScenarioError({
    where: path,
    expected: "the manifest of a finished study",
    found: value === undefined ? "no JSON" : (parsed.error.issues[0]?.message ?? "something else"),
    cure: "Name the folder that sweep or sensitivity has written.",
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
