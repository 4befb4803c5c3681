import { bisectRight } from "d3";
import type { ReplayClock } from "./replay.ts";

/**
 * A clock that shortens every stretch without an event to `longestGapSeconds`: a block spreads within seconds, and the
 * next one is minutes away.
 *
 * @param events [s] in order
 */
export function createClock(events: readonly number[], longestGapSeconds: number): ReplayClock {
  const seconds = [0];
  const lengths = [0];
  let length = 0;
  let before = 0;
  for (const event of events) {
    const gap = event - before;
    if (gap > longestGapSeconds) {
      // The end of the stretch at true speed, and the end of the one cut short.
      if (before > seconds.at(-1)!) push(before, length);
      length += longestGapSeconds;
      push(event, length);
    } else length += gap;
    before = event;
  }
  if (before > seconds.at(-1)!) push(before, length);
  return { seconds, places: lengths.map((at) => (length === 0 ? 0 : at / length)) };

  function push(at: number, lengthSoFar: number): void {
    seconds.push(at);
    lengths.push(lengthSoFar);
  }
}

/** Where a time lies on the scrubber, from 0 to 1. */
export function computePlace({ seconds, places }: ReplayClock, at: number): number {
  return interpolate(seconds, places, at);
}

/** [s] at a place of the scrubber. */
export function computeSeconds({ seconds, places }: ReplayClock, place: number): number {
  return interpolate(places, seconds, place);
}

function interpolate(from: readonly number[], to: readonly number[], at: number): number {
  if (from.length < 2) return to[0] ?? 0;
  const right = Math.min(from.length - 1, Math.max(1, bisectRight(from, at)));
  const [x0, x1, y0, y1] = [from[right - 1]!, from[right]!, to[right - 1]!, to[right]!];
  if (at >= x1) return y1;
  return y0 + Math.max(0, (at - x0) / (x1 - x0)) * (y1 - y0);
}
