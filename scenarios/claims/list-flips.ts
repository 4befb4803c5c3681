import type { Verdict, VerdictKind } from "./verdict.ts";

/** An assumption that decides a verdict, and where it would turn. */
export interface Flip {
  /** "if ..." */
  readonly assumption: string;
  readonly unit: string;
  readonly now: number;
  /** Nearest value on the way at which the verdict is another; null where there is none up to `searchedTo`. */
  readonly threshold: number | null;
  readonly searchedTo: number;
  /** The verdict at the threshold. */
  readonly becomes: VerdictKind | null;
}

export interface FlipSearch {
  readonly assumption: string;
  readonly unit: string;
  readonly now: number;
  /** End of the search; above or below `now`. */
  readonly towards: number;
  /** The part's own verdict, were the assumption another. */
  readonly judge: (value: number) => Verdict;
}

const STEPS = 64;
const BISECTIONS = 60;

/**
 * Every change of verdict between `now` and `towards`, nearest first: 64 steps, even in the logarithm where both are
 * positive, then bisection. A threshold is on the far side, so that it really flips. One entry without a threshold
 * where nothing changes.
 */
export function listFlips({ assumption, unit, now, towards, judge }: FlipSearch): Flip[] {
  const isLogarithmic = now > 0 && towards > 0;
  const place = (part: number) => (isLogarithmic ? now * (towards / now) ** part : now + (towards - now) * part);
  const flip = { assumption, unit, now, searchedTo: towards };
  const flips: Flip[] = [];
  let kind = judge(now).kind;
  let near = 0;
  for (let step = 1; step <= STEPS; step++) {
    while (judge(place(step / STEPS)).kind !== kind) {
      const same = kind;
      near = bisect([near, step / STEPS], (part) => judge(place(part)).kind === same);
      const threshold = place(near);
      kind = judge(threshold).kind;
      flips.push({ ...flip, threshold, becomes: kind });
    }
    near = step / STEPS;
  }
  return flips.length > 0 ? flips : [{ ...flip, threshold: null, becomes: null }];
}

/**
 * The first part of the way at which it is not the same any more.
 *
 * @param isSame holds from the near end up to one place, and not right beyond it
 */
function bisect([near, far]: readonly [near: number, far: number], isSame: (part: number) => boolean): number {
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (near + far) / 2;
    if (isSame(middle)) near = middle;
    else far = middle;
  }
  return far;
}
