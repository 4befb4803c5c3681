import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import * as z from "zod";
import { suggestName } from "../nearest-name.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import { checkOutFolder } from "../store/out-folder.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { type OutputFile, replaceFile, writeRunFolder } from "../store/run-folder.ts";
import type { CommandArguments, CommandIo } from "./command.ts";
import { DEFAULT_WIDTH_PIXELS, type ReportFormat, reportFormats } from "./export-options.ts";
import { readCount } from "./read-number.ts";

/** A page to be turned into other forms. */
export interface StaticRequest {
  readonly html: string;
  readonly formats: readonly ReportFormat[];
  /** Ids of figures; none stands for all. */
  readonly figures: readonly string[];
  /** Of a figure, with its margins. */
  readonly widthPixels: number;
  readonly theme: "light" | "dark";
  readonly environment: CommandIo["environment"];
}

/** What draws a report's other forms; passed in, for reports stand above scenarios. */
export interface StaticParts {
  readonly renderStaticReport: (request: StaticRequest) => Promise<readonly OutputFile[]>;
}

const FORMAT = "proofground-export";
const DESCRIPTION = "export.json";

/** What a user asked for; null where it is the page alone, in its place. */
export type ExportPlan = Omit<StaticRequest, "html" | "environment"> & {
  readonly place: { readonly kind: "folder" | "file"; readonly path: string };
  /** As the user wrote it. */
  readonly out: string;
};

/**
 * Reads the options, and checks the place, before anything is drawn.
 *
 * @throws ScenarioError where an option is wrong, or stands alone
 */
export function planExport(given: CommandArguments, folder: string): ExportPlan | null {
  const formats = readFormats(given);
  const figures = given.lists["figure"] ?? [];
  const { out, theme = "light", width } = given.texts;
  if (formats.length === 0) {
    const idle = [figures.length > 0 ? "figure" : null, width === undefined ? null : "width"].find(
      (name) => name !== null,
    );
    const alone = idle ?? (given.texts["theme"] === undefined ? (out === undefined ? undefined : "out") : "theme");
    if (alone === undefined) return null;
    throw new ScenarioError({
      where: `--${alone}`,
      expected: "a --format beside it",
      found: "none",
      cure: "Add --format svg.",
    });
  }
  const drawsFigures = formats.includes("svg") || formats.includes("png");
  if (figures.length > 0 && !drawsFigures) {
    throw new ScenarioError({
      where: "--figure",
      expected: "--format svg or png",
      found: formats.join(),
      cure: "Add one.",
    });
  }
  if (theme !== "light" && theme !== "dark") {
    throw new ScenarioError({ where: "--theme", expected: "light or dark", found: renderFound(theme) });
  }
  const widthPixels = readCount(given, "width", [320, 4000]) ?? DEFAULT_WIDTH_PIXELS;
  const named = out ?? `${folder.replace(/[/\\]+$/, "")}-export`;
  return { formats, figures, widthPixels, theme, place: choosePlace(named, formats, figures), out: named };
}

/** Writes a report's other forms, whole or not at all. */
export async function writeExport(
  plan: ExportPlan,
  { html, folder }: { readonly html: string; readonly folder: string },
  { renderStaticReport }: StaticParts,
  environment: CommandIo["environment"],
): Promise<readonly string[]> {
  const { formats, figures, widthPixels, theme, place } = plan;
  const files = await renderStaticReport({ html, formats, figures, widthPixels, theme, environment });
  if (place.kind === "file") {
    replaceFile(place.path, files[0]!.chunks);
    return [plan.out];
  }
  writeRunFolder(place.path, files, (outputs) => {
    const description = {
      format: FORMAT,
      formatVersion: 1,
      of: basename(folder),
      version: getPackageVersion(),
      outputs,
    };
    return [{ name: DESCRIPTION, chunks: [`${JSON.stringify(description, null, 2)}\n`] }];
  });
  return files.map(({ name }) => join(plan.out, name));
}

function readFormats({ lists }: CommandArguments): ReportFormat[] {
  const names = (lists["format"] ?? []).flatMap((text) => text.split(",")).map((name) => name.trim());
  const unknown = names.find((name) => !reportFormats.some((format) => format === name));
  if (unknown === undefined) return reportFormats.filter((format) => names.includes(format));
  throw new ScenarioError({
    where: "--format",
    expected: `one of ${reportFormats.join(", ")}`,
    found: renderFound(unknown),
    cure: suggestName(unknown, reportFormats),
  });
}

/** A file where its name says so and one file is asked for; else a folder. */
function choosePlace(out: string, formats: readonly ReportFormat[], figures: readonly string[]): ExportPlan["place"] {
  const [format] = formats;
  const isOne = formats.length === 1 && (figures.length === 1 || !(format === "svg" || format === "png"));
  if (extname(out) !== `.${format}` || !isOne) return { kind: "folder", path: checkOutFolder(out, listExportFiles) };
  if (existsSync(dirname(out))) return { kind: "file", path: out };
  throw new ScenarioError({
    where: `--out ${out}`,
    expected: "a file in a folder that is there",
    found: "none",
    cure: "Make the folder first.",
  });
}

const exportSchema = z.object({
  format: z.literal(FORMAT),
  outputs: z.array(z.object({ name: z.string().regex(/^[\w.-]+$/) })),
});

/** Files of an earlier export that a folder holds; none where it holds none. */
function listExportFiles(folder: string): string[] {
  if (!readdirSync(folder).includes(DESCRIPTION)) return [];
  const parsed = exportSchema.safeParse(parseJson(readFileSync(join(folder, DESCRIPTION), "utf8")));
  return parsed.success ? [DESCRIPTION, ...parsed.data.outputs.map(({ name }) => name)] : [];
}

/** undefined where the text is no JSON: then nothing in the folder is known to be ours. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
