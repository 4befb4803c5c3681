import type {
  AnswerChange,
  Experiment,
  OneAtATime,
  TriedAssumption,
  TriedEnd,
} from "../../scenarios/experiments/experiment.ts";
import { getSummaryTitle, getSummaryUnit } from "../answer/quotation.ts";
import { type Ranked, rankAssumptions, type Watched } from "../answer/tornado-answer.ts";
import { formatName, stripControls } from "../display-name.ts";
import { getDifferenceUnit } from "../number-format.ts";
import type { Figure, TornadoBar, TornadoEnd } from "./figure.ts";

/** One tornado of each result that was watched, the main one first; none where nothing was tried. */
export function drawTornadoFigures(experiment: Experiment): Figure[] {
  const { oneAtATime } = experiment;
  if (oneAtATime === undefined) return [];
  return listWatched(experiment, oneAtATime).map((watched, index) =>
    drawTornado(experiment, oneAtATime, watched, index),
  );
}

/** Id of an assumption's bar in the main figure, by its place in the list of assumptions. */
export function nameBar(index: number): string {
  return `bar-${index + 1}`;
}

/** Bars shorter than this part of the longest are no more than lines. */
const LEAST_SWING = 0.005;

/** Places, in the list of those tried, of the assumptions that have a bar in the main figure. */
export function listBars(experiment: Experiment): ReadonlySet<number> {
  const { oneAtATime } = experiment;
  if (oneAtATime === undefined) return new Set();
  const [main] = listWatched(experiment, oneAtATime);
  const { assumptions } = oneAtATime;
  return new Set(
    main === undefined
      ? []
      : listMoving(rankAssumptions(assumptions, main)).map(({ assumption }) => assumptions.indexOf(assumption)),
  );
}

function listMoving(ranked: readonly Ranked[]): Ranked[] {
  const least = LEAST_SWING * (ranked[0]?.swing ?? 0);
  return ranked.filter(({ swing }) => swing > 0 && swing >= least);
}

/** Of a comparison of two the differences between them; else every scheme's own results, where any assumption moves them. */
export function listWatched(experiment: Experiment, { metrics, assumptions }: OneAtATime): Watched[] {
  const [first, second, third] = experiment.schemes;
  if (first === undefined) return [];
  const all = metrics.flatMap((metric): Watched[] => {
    if (second === undefined) return [{ metric, scheme: first.name, baseline: null }];
    if (third === undefined) return [{ metric, scheme: second.name, baseline: first.name }];
    return experiment.schemes.map(({ name }) => ({ metric, scheme: name, baseline: null }));
  });
  const isMoved = (watched: Watched) => rankAssumptions(assumptions, watched).some(({ swing }) => swing > 0);
  const moved = all.filter(isMoved);
  return moved.length === 0 ? all.slice(0, 1) : moved;
}

function drawTornado(
  experiment: Experiment,
  { assumptions, replications }: OneAtATime,
  watched: Watched,
  index: number,
): Figure {
  const { metric, scheme, baseline } = watched;
  const ranked = rankAssumptions(assumptions, watched);
  const moving = listMoving(ranked);
  const title = getSummaryTitle(experiment, metric);
  const whose =
    baseline === null
      ? experiment.schemes.length < 2
        ? ""
        : ` under ${formatName(scheme)}`
      : `: ${formatName(scheme)} less ${formatName(baseline)}`;
  const still = ranked.length - moving.length;
  const text = {
    id: `tornado-${index + 1}`,
    takeaway: sayMost(moving, `${title}${whose}`),
    subtitle: `${title}${whose}, with one assumption at a time set low and set high, all else as it was. Bar: mean of ${replications === 1 ? "one replication" : `${replications} replications, each with the luck it had`}; ${replications === 1 ? "one replication has no interval" : "line: 95% interval of the change"}. The upright line is the result as assumed, in the same replications.`,
    note:
      still === 0
        ? ""
        : `${still} of the ${ranked.length} assumptions tried move it by less than a two-hundredth of the first, or not at all, and are left out here; tornado.csv has them all.`,
  };
  const base = moving[0]?.base ?? null;
  if (base === null) return { ...text, kind: "empty", note: "No assumption that was tried moves it." };
  const unit = getSummaryUnit(experiment, metric);
  return {
    ...text,
    kind: "tornado",
    unit: baseline === null ? unit : getDifferenceUnit(unit),
    base,
    bars: moving.map((each) => makeBar(assumptions, each, index === 0)),
  };
}

function sayMost(moving: readonly Ranked[], what: string): string {
  const [most] = moving;
  return most === undefined
    ? `Nothing tried moves ${what}`
    : `${stripControls(most.assumption.title)} moves it most: ${what}`;
}

function makeBar(
  assumptions: readonly TriedAssumption[],
  { assumption, low, high }: Ranked,
  isMain: boolean,
): TornadoBar {
  return {
    label: stripControls(assumption.title),
    ...(isMain ? { anchor: nameBar(assumptions.indexOf(assumption)) } : {}),
    low: makeEnd(assumption.low, low),
    high: makeEnd(assumption.high, high),
  };
}

function makeEnd({ setting, reason }: TriedEnd, found: AnswerChange | null): TornadoEnd {
  const words = stripControls(setting) + (reason === "" ? "" : ` (${reason})`);
  const { set = null, base = null, change = null } = found ?? {};
  const hasInterval = base !== null && change !== null && change.n > 1;
  return {
    setting: words,
    value: set,
    from: hasInterval ? base + change.low : null,
    to: hasInterval ? base + change.high : null,
  };
}
