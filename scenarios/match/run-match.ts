import { createStream } from "../../sim/engine/random-stream.ts";
import { loadSimJs } from "../../sim/engine/simjs.ts";
import { MISSING_ERROR, minimiseSquares } from "../backtest/least-squares.ts";
import { computeRootMeanSquare } from "../backtest/scores.ts";
import { computeFactorValue } from "../designs/factor-value.ts";
import type { Scenario } from "../scenario.ts";
import { ScenarioError } from "../scenario-error.ts";
import { type MatchMonth, type MatchRuns, openMatchRuns } from "./match-runs.ts";
import type { Match } from "./match-schema.ts";
import { listPaths, listRanges, type ReadMatch } from "./read-match.ts";

/** Errors of one setting: root mean square of log10(simulated / observed); null where no month counts. */
export interface MatchErrors {
  readonly inside: number | null;
  readonly outside: number | null;
}

export interface MatchedFactor {
  readonly paths: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly value: number;
}

/** What a search found, and how far off it is inside its window and outside. */
export interface MatchResult {
  readonly match: Match;
  readonly source: string;
  readonly record: { readonly source: string; readonly sha256: string };
  readonly factors: readonly MatchedFactor[];
  /** Changes that make the scenario the matched one, as --set takes them. */
  readonly sets: readonly string[];
  readonly before: MatchErrors;
  readonly after: MatchErrors;
  readonly months: readonly (MatchMonth & { readonly before: number | null })[];
  /** Runs of the scenario's window that the search took. */
  readonly evaluations: number;
  readonly scenario: Scenario;
}

/** Width of a difference, in logits of a factor's way: runs move in steps of devices, and luck is the same. */
const DIFFERENCE = 0.3;
const FEWEST_MONTHS = 3;
/** Digits of a value found: more say nothing. */
const DIGITS = 4;

/**
 * The factors' values with the least sum of squared log10 errors over the months of the window, of which nothing later is
 * read, plus a weight on the distance from the middles of the ranges: Gauss and Newton's steps from each start. Then the
 * scenario is run to its own end with what it was and with what was found.
 *
 * @throws ScenarioError, ScenarioErrors for what cannot be run; FailedRun
 */
export async function runMatch(
  read: ReadMatch,
  onProgress: (fraction: number, step: string) => void = () => undefined,
): Promise<MatchResult> {
  const { match, source } = read;
  const runs = openMatchRuns(read, await loadSimJs());
  const original = runs.run([]);
  checkWindow(match, original.months);
  const search = startSearch(match, runs, onProgress);
  const best = searchAll(match, search.evaluate);
  const values = listRanges(match).map((range, at) => round(computeFactorValue(range, placeOf(best[at]!)) as number));
  const sets = listSets(match, values);
  const { scenario, months } = runs.run(sets);
  return {
    match,
    source,
    record: { source: runs.record.source, sha256: runs.record.sha256 },
    factors: match.factors.map((factor, at) => {
      return { paths: listPaths(factor), low: factor.low, high: factor.high, value: values[at]! };
    }),
    sets,
    before: computeErrors(match, original.months),
    after: computeErrors(match, months),
    months: months.map((row, index) => ({ ...row, before: original.months[index]?.simulated ?? null })),
    evaluations: search.count(),
    scenario,
  };
}

function startSearch(match: Match, runs: MatchRuns, onProgress: (fraction: number, step: string) => void) {
  const ranges = listRanges(match);
  const most = match.starts * (1 + match.steps * (ranges.length + 1));
  let evaluations = 0;
  const evaluate = (point: readonly number[]): Float64Array => {
    evaluations++;
    onProgress(Math.min(0.99, evaluations / most), `run ${evaluations} of about ${most} at most`);
    const values = ranges.map((range, at) => computeFactorValue(range, placeOf(point[at]!)) as number);
    const { months } = runs.run([...listSets(match, values), `end=${match.window.to}`]);
    const errors = listErrors(months.filter(({ month }) => isInside(match, month)));
    return Float64Array.from([...errors, ...point.map((place) => Math.sqrt(match.middleWeight) * place)]);
  };
  return { evaluate, count: () => evaluations };
}

function searchAll(match: Match, evaluate: (point: readonly number[]) => Float64Array): readonly number[] {
  const stream = createStream(match.seed, "match/starts");
  const ends = Array.from({ length: match.starts }, (_, start) => {
    const point = match.factors.map(() => (start === 0 ? 0 : 2 * (stream() - 0.5)));
    return minimiseSquares(evaluate, point, { steps: match.steps, difference: DIFFERENCE });
  });
  return ends.reduce((least, end) => (end.value < least.value ? end : least)).point;
}

/** Part of a factor's way at a logit. */
function placeOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function listSets({ factors }: Match, values: readonly number[]): string[] {
  return factors.flatMap((factor, at) => listPaths(factor).map((path) => `${path}=${values[at]!}`));
}

function listErrors(months: readonly MatchMonth[]): number[] {
  return months.flatMap(({ observed, simulated }) => {
    if (observed === null) return [];
    return simulated === null ? MISSING_ERROR : Math.log10(simulated / observed);
  });
}

function isInside({ window }: Match, month: string): boolean {
  return window.from <= month && month <= window.to;
}

function computeErrors(match: Match, months: readonly MatchMonth[]): MatchErrors {
  const score = (part: readonly MatchMonth[]) => {
    const errors = listErrors(part);
    return errors.length === 0 ? null : computeRootMeanSquare(errors);
  };
  return {
    inside: score(months.filter(({ month }) => isInside(match, month))),
    outside: score(months.filter(({ month }) => month > match.window.to)),
  };
}

/** @throws ScenarioError where the window holds too few months of both */
function checkWindow(match: Match, months: readonly MatchMonth[]): void {
  const { from, to } = match.window;
  const first = months[0]!.month;
  const last = months.at(-1)!.month;
  if (from < first) {
    throw new ScenarioError({
      where: "window.from",
      expected: `${first}, the scenario's start, or later`,
      found: from,
    });
  }
  if (last < to) {
    throw new ScenarioError({ where: "window.to", expected: `at most ${last}, the scenario's end`, found: to });
  }
  const common = months.filter(({ month, observed }) => isInside(match, month) && observed !== null).length;
  if (common >= FEWEST_MONTHS) return;
  throw new ScenarioError({
    where: "window",
    expected: `at least ${FEWEST_MONTHS} months that the scenario and the record have in common`,
    found: `${common} from ${from} to ${to}`,
    cure: "Widen the window, or add months to the record.",
  });
}

function round(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
