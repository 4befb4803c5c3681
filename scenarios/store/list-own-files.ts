import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { MANIFEST } from "./manifest.ts";
import { CRATE_FILE } from "./ro-crate.ts";
import { RUN_INFO } from "./run-info.ts";

const outputsSchema = z.array(z.object({ name: z.string().regex(/^[\w.-]+$/) }));

/** Files of a result that a folder holds, by a manifest of this format; none where it holds none. */
export function listOwnFiles(folder: string, format: string): string[] {
  if (!readdirSync(folder).includes(MANIFEST)) return [];
  const schema = z.object({ format: z.literal(format), outputs: outputsSchema });
  const parsed = schema.safeParse(parseJson(readFileSync(join(folder, MANIFEST), "utf8")));
  return parsed.success ? [MANIFEST, CRATE_FILE, RUN_INFO, ...parsed.data.outputs.map(({ name }) => name)] : [];
}

/** undefined where the text is no JSON: then nothing in the folder is known to be ours. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
