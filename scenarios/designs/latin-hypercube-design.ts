import { createStream, type RandomStream } from "../../sim/engine/random-stream.ts";
import { ScenarioError } from "../scenario-error.ts";
import { checkSize } from "./check-size.ts";
import type { Factor } from "./design.ts";
import type { DesignMethod } from "./design-method.ts";
import { computeFactorValue } from "./factor-value.ts";

/** Coordinates compared in the search for the most spread square: some ten seconds. */
const MOST_COMPARISONS = 1e10;

/** Cells of a slice, in whose middles points lie: far enough from its ends that no rounding moves a point out. */
const CELLS = 2 ** 20;

/**
 * One point in each of `size` equal slices of every factor, in random order and at a random place in the slice. Of
 * several tries the one is kept whose smallest distance between two points, in the unit cube, is largest.
 *
 * @source McKay, Beckman and Conover, Technometrics 21, 1979; maximin: Johnson, Moore and Ylvisaker, Journal of
 * Statistical Planning and Inference 26, 1990
 */
export const latinHypercubeDesign: DesignMethod<"latin-hypercube"> = {
  title: "One point in each of equally many slices of every factor",
  countPoints: ({ size, tries }, factors) => {
    checkSize(size);
    checkTries(tries, (size * size * factors.length) / 2);
    return size;
  },
  computePoints: ({ size, tries }, factors, seed) => {
    const columns = findMostSpread(size, tries, factors, seed);
    return Array.from({ length: size }, (_, row) =>
      factors.map((factor, index) => computeFactorValue(factor, columns[index]![row]!)),
    );
  },
  listWarnings: () => [],
};

function checkTries(tries: number, comparisonsPerTry: number): void {
  const most = Math.max(1, Math.floor(MOST_COMPARISONS / comparisonsPerTry));
  if (Number.isSafeInteger(tries) && tries >= 1 && tries <= most) return;
  throw new ScenarioError({
    where: "design: tries",
    expected: `a whole number from 1 to ${most} at this size`,
    found: `${tries}`,
  });
}

function findMostSpread(size: number, tries: number, factors: readonly Factor[], seed: string): Float64Array[] {
  let best = drawSquare(size, factors, seed, 0);
  if (tries === 1) return best;
  let widest = computeLeastDistance(best, 0);
  for (let attempt = 1; attempt < tries; attempt++) {
    const square = drawSquare(size, factors, seed, attempt);
    const distance = computeLeastDistance(square, widest);
    if (distance > widest) {
      best = square;
      widest = distance;
    }
  }
  return best;
}

/** A column of places in [0, 1) for each factor, each from the stream of its name and try. */
function drawSquare(size: number, factors: readonly Factor[], seed: string, attempt: number): Float64Array[] {
  return factors.map(({ name }) => {
    const stream = createStream(seed, `design/latin-hypercube/${attempt}/${name}`);
    const order = drawPermutation(size, stream);
    return Float64Array.from(order, (slice) => (slice + (Math.floor(stream() * CELLS) + 0.5) / CELLS) / size);
  });
}

/** A random order of 0 to size - 1 (Fisher and Yates). */
function drawPermutation(size: number, stream: RandomStream): Uint32Array {
  const order = Uint32Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last--) {
    const other = Math.floor(stream() * (last + 1));
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
  return order;
}

/** Smallest squared distance between two points; stops early once it is no more than `floor`. */
function computeLeastDistance(columns: readonly Float64Array[], floor: number): number {
  const size = columns[0]!.length;
  let least = Number.POSITIVE_INFINITY;
  for (let one = 1; one < size && least > floor; one++) {
    for (let other = 0; other < one; other++) {
      let square = 0;
      for (const column of columns) square += (column[one]! - column[other]!) ** 2;
      if (square < least) least = square;
    }
  }
  return least;
}
