import { type MakerParameters, makerParameterNames, makerParameters } from "../../sim/backtest/maker-parameters.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

/** How hard a search looks. */
export interface MakersSearch {
  readonly points: number;
  /** Runs with luck at each, beside the one without. */
  readonly luckyRuns: number;
  /** Best points that are tried again, with more luck: the least of many noisy values is a lucky one. */
  readonly finalists: number;
  readonly finalRuns: number;
}

/** A point that was tried. */
export interface Tried {
  /** Places in the ranges, 0 to 1. */
  readonly point: readonly number[];
  readonly parameters: MakerParameters;
  readonly value: number;
}

/** All points that were tried, in order, and the one that came to least when the best were tried again. */
export interface MakersFound {
  readonly tried: readonly Tried[];
  readonly found: Tried;
}

/**
 * Half of the points lie over all ranges, the rest ever nearer to the best, since a decision that falls a month later moves
 * a run by jumps, where slopes lead nowhere.
 *
 * @param evaluate what is made least, on average over a run without luck and so many with
 */
export function searchMakers(
  evaluate: (parameters: MakerParameters, luckyRuns: number) => number,
  { points, luckyRuns, finalists, finalRuns }: MakersSearch,
  seed: string,
): MakersFound {
  const stream = createStream(seed, "backtest/makers");
  const tried: Tried[] = [];
  let best: Tried | undefined;
  for (let index = 0; index < points; index++) {
    const reach = computeReach(index / points);
    const centre: readonly number[] | undefined = reach < 1 ? best?.point : undefined;
    const point: readonly number[] = makerParameterNames.map((_, at) => drawPlace(stream(), centre?.[at], reach));
    const parameters = unpackMakers(point);
    const one: Tried = { point, parameters, value: evaluate(parameters, luckyRuns) };
    tried.push(one);
    if (best === undefined || one.value < best.value) best = one;
  }
  const last = sortByValue(tried)
    .slice(0, finalists)
    .map((one) => ({ ...one, value: evaluate(one.parameters, finalRuns) }));
  return { tried, found: sortByValue(last)[0]! };
}

/** The best first. */
export function sortByValue(tried: readonly Tried[]): Tried[] {
  return tried.toSorted((one, other) => one.value - other.value);
}

/** Half-width of the box that a point is drawn from, as a part of each range: all of it, then less. */
function computeReach(done: number): number {
  return done < 0.5 ? 1 : done < 0.75 ? 0.3 : 0.1;
}

function drawPlace(uniform: number, centre: number | undefined, reach: number): number {
  return centre === undefined ? uniform : Math.min(1, Math.max(0, centre + reach * (2 * uniform - 1)));
}

function unpackMakers(point: readonly number[]): MakerParameters {
  const entries = makerParameterNames.map((name, at) => {
    const { low, high } = makerParameters[name];
    return [name, low * (high / low) ** point[at]!];
  });
  return Object.fromEntries(entries) as MakerParameters;
}
