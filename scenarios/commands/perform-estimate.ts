import { ScenarioError } from "../scenario-error.ts";
import type { Interval } from "../statistics/interval.ts";
import { computeMeanInterval } from "../statistics/mean-interval.ts";
import { computeQuantileInterval } from "../statistics/quantile-interval.ts";
import { computeRatioInterval } from "../statistics/ratio-interval.ts";
import { computeMean } from "../statistics/variance.ts";
import type { StudyCandidate } from "../store/study-values.ts";
import {
  describeCandidate,
  listCandidateColumns,
  printListing,
  readAlpha,
  readCandidates,
  readChance,
  readMetric,
} from "./candidate-listing.ts";
import type { CommandArguments, CommandIo } from "./command.ts";

/** Estimates a metric at each point of a study, and prints it as it is asked for. */
export async function performEstimate(given: CommandArguments, io: CommandIo): Promise<number> {
  const { metric, over, level, name } = readQuestion(given);
  const alpha = readAlpha(given);
  const values = await readCandidates(given, over === undefined ? [metric] : [metric, over]);
  const rows = values.candidates.map((candidate) => {
    const { value, low, high, n } = estimate(candidate, level, alpha);
    return [...describeCandidate(candidate), value, low, high, n];
  });
  const columns = [...listCandidateColumns(values), name, "low", "high", "n"];
  const isOpen = rows.some((row) => row.at(-3) === null || row.at(-2) === null);
  const text = isOpen
    ? "An end is missing where the replications with a value are too few to tell it, or the ratio has no bound.\n"
    : "";
  printListing({ listing: { columns, rows }, text }, given, io);
  return 0;
}

interface Question {
  readonly metric: string;
  readonly over: string | undefined;
  readonly level: number | undefined;
  /** Of the column with the answer. */
  readonly name: string;
}

function readQuestion(given: CommandArguments): Question {
  const metric = readMetric(given);
  const { over } = given.texts as { readonly over?: string };
  const level = readChance(given, "quantile");
  if (over !== undefined && level !== undefined) {
    throw new ScenarioError({ where: "--over", expected: "a ratio or a quantile", found: "both" });
  }
  const name = over === undefined ? (level === undefined ? "mean" : `quantile_${level}`) : "ratio";
  return { metric, over, level, name };
}

function estimate(
  { values: [xs = [], ys] }: StudyCandidate,
  level: number | undefined,
  alpha: number,
): { value: number | null; low: number | null; high: number | null; n: number } {
  // Only replications in which all that is asked for exists.
  const rows = Array.from(xs.keys()).filter(
    (row) => (xs[row] ?? null) !== null && (ys === undefined || (ys[row] ?? null) !== null),
  );
  const found = rows.map((row) => xs[row]!);
  const none = { value: null, low: null, high: null };
  return {
    ...(computeInterval(found, ys === undefined ? undefined : rows.map((row) => ys[row]!), { level, alpha }) ?? none),
    n: rows.length,
  };
}

function computeInterval(
  xs: readonly number[],
  ys: readonly number[] | undefined,
  { level, alpha }: { readonly level: number | undefined; readonly alpha: number },
): Interval | null {
  if (xs.length === 0) return null;
  if (level !== undefined) {
    const { value, low, high } = computeQuantileInterval(xs, level, alpha);
    return { value, low, high };
  }
  if (ys === undefined) {
    const { mean, low, high, n } = computeMeanInterval(xs, alpha);
    return n < 2 ? { value: mean, low: null, high: null } : { value: mean, low, high };
  }
  if (computeMean(ys) === 0) return null;
  return xs.length < 2 ? { value: xs[0]! / ys[0]!, low: null, high: null } : computeRatioInterval(xs, ys, alpha);
}
