import { stringify } from "csv-stringify/sync";
import { type Listing, renderListing, renderListingJson } from "../listings/listing.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Cell } from "../store/query-results.ts";
import { readStudyValues, type StudyCandidate, type StudyValues } from "../store/study-values.ts";
import type { CommandArguments, CommandIo } from "./command.ts";
import { readNumber } from "./read-number.ts";

const DEFAULT_ALPHA = 0.05;

/** @throws ScenarioError where none is named */
export function readMetric({ texts }: CommandArguments): string {
  const metric = texts["metric"];
  if (metric !== undefined) return metric;
  throw new ScenarioError({
    where: "--metric",
    expected: "the name of a metric",
    found: "none",
    cure: 'See "proofground query FOLDER "select distinct metric from results"".',
  });
}

/** @throws ScenarioError unless it is between 0 and 1 */
export function readAlpha(given: CommandArguments): number {
  return readChance(given, "alpha") ?? DEFAULT_ALPHA;
}

/** @throws ScenarioError unless it is between 0 and 1 */
export function readChance(given: CommandArguments, option: string): number | undefined {
  const chance = readNumber(given, option);
  if (chance === undefined || (chance > 0 && chance < 1)) return chance;
  throw new ScenarioError({ where: `--${option}`, expected: "a number between 0 and 1", found: String(chance) });
}

/** @throws ScenarioError where there is no such study, metric or scheme */
export async function readCandidates(given: CommandArguments, metrics: readonly string[]): Promise<StudyValues> {
  const { scheme } = given.texts as { readonly scheme?: string };
  const values = await readStudyValues(given.positionals["folder"] ?? "", metrics);
  const candidates = values.candidates.filter((candidate) => scheme === undefined || candidate.scheme === scheme);
  if (candidates.length > 0) return { ...values, candidates };
  const known = [...new Set(values.candidates.map((candidate) => candidate.scheme))];
  throw new ScenarioError({
    where: "--scheme",
    expected: `one of ${known.join(", ")}`,
    found: JSON.stringify(scheme),
  });
}

/** What tells a candidate in a row: its point, its scheme and its factors' values. */
export function describeCandidate({ point, scheme, factors }: StudyCandidate): (string | number | null)[] {
  return [point, scheme, ...factors.map((cell) => (typeof cell === "boolean" ? String(cell) : cell))];
}

export function listCandidateColumns({ factors }: StudyValues): string[] {
  return ["point", "scheme", ...factors];
}

/** A candidate in words: point 3 (miners[0].capitalUsd 10000) under proof-of-work. */
export function sayCandidate({ factors: names }: StudyValues, { point, scheme, factors }: StudyCandidate): string {
  const values = names.map((name, index) => `${name} ${sayCell(factors[index] ?? null)}`);
  return `point ${point} (${values.join(", ")}) under ${scheme}`;
}

function sayCell(cell: Cell): string {
  return typeof cell === "number" ? String(Number(cell.toPrecision(6))) : String(cell);
}

/**
 * Prints a table as it is asked for; on a terminal with numbers cut to five digits, and a text below it.
 *
 * @param json what --json prints; left out, the rows as objects
 */
export function printListing(
  { listing, text, json }: { readonly listing: Listing; readonly text: string; readonly json?: unknown },
  { flags }: CommandArguments,
  io: CommandIo,
): void {
  if (flags["json"] === true) {
    io.writeOut(json === undefined ? renderListingJson(listing) : `${JSON.stringify(json, null, 2)}\n`);
  } else if (flags["csv"] === true) {
    io.writeOut(stringify([[...listing.columns], ...listing.rows.map((row) => [...row])]));
  } else {
    const rows = listing.rows.map((row) =>
      row.map((cell) => (typeof cell === "number" ? Number(cell.toPrecision(5)) : cell)),
    );
    io.writeOut(`${renderListing({ ...listing, rows })}${text}`);
  }
}
