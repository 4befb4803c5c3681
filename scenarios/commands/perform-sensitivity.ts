import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { renderListing } from "../listings/listing.ts";
import { ScenarioError } from "../scenario-error.ts";
import { planSensitivity, type SensitivityMethod, type SensitivityPlan } from "../statistics/sensitivity.ts";
import { replaceFile } from "../store/run-folder.ts";
import { writeSensitivities } from "../store/sensitivity-file.ts";
import { type MetricSensitivity, readStudySensitivities } from "../store/study-sensitivity.ts";
import { listFactors, type ReadStudy, readStudy } from "../studies/read-study.ts";
import { planStudy } from "../studies/study-plan.ts";
import { carryOutStudy } from "./carry-out-study.ts";
import type { CommandArguments, CommandIo, LoadParts } from "./command.ts";
import { readCount } from "./read-number.ts";
import { type StudyParts, writeStudyPage } from "./study-parts.ts";

export const SENSITIVITY_FILE = "sensitivity.csv";
/** Indices as a function of how much was run, for a plot. */
export const CONVERGENCE_FILE = "sensitivity-convergence.csv";

/** Runs a study at the points of a method's sample, and writes and tells the indices. */
export async function performSensitivity(
  given: CommandArguments,
  io: CommandIo,
  loadParts: LoadParts<StudyParts>,
): Promise<number> {
  const method = readMethod(given);
  const read = readStudy(given.positionals["study"] ?? "");
  checkReplications(read);
  const sample = planSensitivity(method, listFactors(read.study), read.study.seed);
  const plan = await planStudy(replaceDesign(read, sample));
  const out = given.texts["out"] ?? join("results", `${plan.study.name}-${method.kind}`);
  await carryOutStudy({ plan, out }, given, io);
  const sensitivities = await readStudySensitivities(out, sample, plan.study.seed);
  const report = await writeStudyPage(out, await loadParts(), [
    replaceFile(join(out, SENSITIVITY_FILE), [renderCsv(sensitivities)]),
    replaceFile(join(out, CONVERGENCE_FILE), [renderConvergence(sensitivities)]),
    writeSensitivities(out, { method, sensitivities }),
  ]);
  if (given.flags["json"] === true) io.writeOut(`${JSON.stringify(sensitivities, null, 2)}\n`);
  else if (given.flags["quiet"] !== true) io.writeOut(`${renderText(sensitivities, out)}Report: ${report}\n`);
  return 0;
}

/** The same study at the sample's points. */
function replaceDesign({ study, source }: ReadStudy, sample: SensitivityPlan): ReadStudy {
  const points = sample.points.map((point) =>
    Object.fromEntries(sample.factors.map((name, index) => [name, point[index]!])),
  );
  return { source, study: { ...study, design: { kind: "list", points } } };
}

function readMethod(given: CommandArguments): SensitivityMethod {
  const kind = given.texts["method"] ?? "morris";
  const trajectories = readCount(given, "trajectories", [2, 1e5]);
  const levels = readCount(given, "levels", [2, 1000]);
  const size = readCount(given, "size", [2, 2 ** 20]);
  if (kind === "morris" && size === undefined) return { kind, trajectories: trajectories ?? 20, levels: levels ?? 4 };
  if (kind === "sobol" && trajectories === undefined && levels === undefined) return { kind, size: size ?? 256 };
  const isKnown = kind === "morris" || kind === "sobol";
  throw new ScenarioError({
    where: `--method${isKnown ? ` ${kind}` : ""}`,
    expected: isKnown ? "its own options only (morris: trajectories, levels; sobol: size)" : "morris or sobol",
    found: isKnown ? "one of the other method" : JSON.stringify(kind),
  });
}

/** Differences between points are taken replication by replication. */
function checkReplications({ study }: ReadStudy): void {
  if (typeof study.replications === "number") return;
  throw new ScenarioError({
    where: "replications",
    expected: "a whole number, the same at every point of a sensitivity study",
    found: "a target",
  });
}

const columns = ["scheme", "metric", "factor", "index", "value", "low", "high", "noise_floor", "used", "dropped"];

function listCells({ scheme, metric, rows, used, dropped }: MetricSensitivity): (string | number | null)[][] {
  return rows.map(({ factor, index, value, low, high, noiseFloor }) => [
    ...[scheme, metric, factor, index, value, low, high, noiseFloor],
    ...[used, dropped],
  ]);
}

function renderCsv(sensitivities: readonly MetricSensitivity[]): string {
  return stringify([columns, ...sensitivities.flatMap(listCells)]);
}

function renderConvergence(sensitivities: readonly MetricSensitivity[]): string {
  const cells = sensitivities.flatMap(({ scheme, metric, stages }) =>
    stages.flatMap(({ size, rows }) =>
      rows.map(({ factor, index, value, low, high }) => [scheme, metric, size, factor, index, value, low, high]),
    ),
  );
  return stringify([["scheme", "metric", "size", "factor", "index", "value", "low", "high"], ...cells]);
}

function renderText(sensitivities: readonly MetricSensitivity[], out: string): string {
  const rows = sensitivities.flatMap(listCells).map((cells) => cells.map(shorten));
  const missing = sensitivities.filter((own) => own.rows.length === 0);
  const notes = missing.map(
    ({ scheme, metric }) =>
      `${metric} under ${scheme} has no indices: it is missing at most points, or never differs.\n`,
  );
  return `${renderListing({ columns, rows })}${notes.join("")}Also in ${join(out, SENSITIVITY_FILE)}\n`;
}

function shorten(cell: string | number | null): string | number | null {
  return typeof cell === "number" ? Number(cell.toPrecision(4)) : cell;
}
