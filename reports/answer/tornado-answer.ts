import type { AnswerChange, Experiment, TriedAssumption, TriedEnd } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords, lowerFirst, stripControls } from "../display-name.ts";
import { formatQuantity, formatSigned, getDifferenceUnit } from "../number-format.ts";
import { getSummaryTitle, getSummaryUnit } from "./quotation.ts";

/** A result that is watched: a scheme's own, or its difference from a baseline. */
export type Watched = Pick<AnswerChange, "metric" | "scheme" | "baseline">;

/** What an assumption does to one result. */
export interface Ranked {
  readonly assumption: TriedAssumption;
  readonly low: AnswerChange | null;
  readonly high: AnswerChange | null;
  /** Size of the larger change, in the result's unit. */
  readonly swing: number;
  readonly base: number | null;
}

/** The assumptions by how far they move a result, the first most. */
export function rankAssumptions(assumptions: readonly TriedAssumption[], watched: Watched): Ranked[] {
  const ranked = assumptions.map((assumption): Ranked => {
    const [low, high] = [findChange(assumption.low, watched), findChange(assumption.high, watched)];
    const sizes = [low, high].map((change) => Math.abs(change?.change?.mean ?? 0));
    return { assumption, low, high, swing: Math.max(...sizes), base: low?.base ?? high?.base ?? null };
  });
  return ranked.toSorted((one, other) => other.swing - one.swing);
}

function findChange({ changes }: TriedEnd, { metric, scheme, baseline }: Watched): AnswerChange | null {
  return changes.find((each) => each.metric === metric && each.scheme === scheme && each.baseline === baseline) ?? null;
}

/** What moves a result most, and whether anything turns its sign, or between schemes their order. */
export function sayWhatMoves(experiment: Experiment, watched: Watched): string[] {
  const { assumptions = [] } = experiment.oneAtATime ?? {};
  const ranked = rankAssumptions(assumptions, watched);
  const [most] = ranked;
  if (most === undefined || most.swing === 0) return ["No assumption that was tried moves the answer."];
  return [sayMost(experiment, watched, most), sayTurns(experiment, watched, ranked)];
}

function sayMost(experiment: Experiment, watched: Watched, { assumption, low, high, base }: Ranked): string {
  const unit = getUnit(experiment, watched);
  const moves = [
    { setting: assumption.low.setting, change: low },
    { setting: assumption.high.setting, change: high },
  ].flatMap(({ setting, change }) =>
    change?.change == null || change.change.mean === 0
      ? []
      : [`by ${formatSigned(change.change.mean, unit)}${sayInterval(change, unit)} at ${stripControls(setting)}`],
  );
  const from = base === null ? "" : `, from ${sayBase(experiment, watched, base)},`;
  return `What moves ${nameResult(experiment, watched)} most${from} is "${stripControls(assumption.title)}": ${joinWords(moves)}.`;
}

function sayBase(experiment: Experiment, watched: Watched, base: number): string {
  return watched.baseline === null
    ? formatQuantity(base, getSummaryUnit(experiment, watched.metric))
    : formatSigned(base, getUnit(experiment, watched));
}

function sayInterval({ change }: AnswerChange, unit: string): string {
  if (change === null || change.n < 2 || change.low === change.high) return "";
  return ` (${formatSigned(change.low, unit)} to ${formatSigned(change.high, unit)})`;
}

function sayTurns(experiment: Experiment, watched: Watched, ranked: readonly Ranked[]): string {
  const turning =
    watched.baseline === null ? listReorderings(experiment, watched.metric) : ranked.flatMap((each) => listTurns(each));
  const names = [...new Set(turning.map((title) => `"${stripControls(title)}"`))];
  const what =
    watched.baseline === null
      ? experiment.schemes.length < 2
        ? null
        : "the order of the schemes"
      : "which of the two schemes has more";
  if (what === null) return `It was tried at ${2 * ranked.length} settings, one at a time.`;
  if (names.length === 0) return `None of the ${2 * ranked.length} settings tried turns ${what}.`;
  return `${joinWords(names)} can turn ${what}.`;
}

/** The assumption's title, where an end takes the difference to the other side of zero. */
function listTurns({ assumption, low, high }: Ranked): string[] {
  const turns = [low, high].some(
    (end) => end?.base != null && end.set !== null && Math.sign(end.base) * Math.sign(end.set) < 0,
  );
  return turns ? [assumption.title] : [];
}

/** Titles of assumptions of which an end puts the schemes in another order. */
function listReorderings({ schemes, oneAtATime }: Experiment, metric: string): string[] {
  if (schemes.length < 2) return [];
  return (oneAtATime?.assumptions ?? []).flatMap(({ title, low, high }) => {
    const turns = [low, high].some(({ changes }) => {
      const own = changes.filter((each) => each.metric === metric && each.baseline === null);
      return orderOf(own, "base") !== orderOf(own, "set");
    });
    return turns ? [title] : [];
  });
}

function orderOf(changes: readonly AnswerChange[], which: "base" | "set"): string {
  const known = changes.filter(({ base, set }) => base !== null && set !== null);
  return known
    .toSorted((one, other) => other[which]! - one[which]! || (one.scheme < other.scheme ? -1 : 1))
    .map(({ scheme }) => scheme)
    .join("\n");
}

function getUnit(experiment: Experiment, { metric }: Watched): string {
  return getDifferenceUnit(getSummaryUnit(experiment, metric));
}

/** "power, proof of stake less proof of work" */
function nameResult(experiment: Experiment, { metric, scheme, baseline }: Watched): string {
  const words = lowerFirst(getSummaryTitle(experiment, metric));
  if (baseline !== null) return `${words} (${formatName(scheme)} less ${formatName(baseline)})`;
  return experiment.schemes.length < 2 ? words : `${words} under ${formatName(scheme)}`;
}
