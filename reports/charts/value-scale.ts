import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3";
import { chooseLinearTicks, chooseLogTicks, type Tick } from "./axis-ticks.ts";

/** A vertical axis: where a value is drawn, and its ticks. */
export interface ValueScale {
  readonly y: ScaleContinuousNumeric<number, number>;
  readonly ticks: readonly Tick[];
  /** A value that the axis can show: there is no zero on a logarithmic one. */
  isShown(value: number | null | undefined): value is number;
  /** Position of a value, kept inside the axis. */
  clamp(value: number): number;
}

/**
 * @param means values that the axis must hold
 * @param ends interval ends: they widen a linear axis, and a logarithmic one by a decade at most
 */
export function makeLogScale(
  means: readonly number[],
  ends: readonly number[],
  height: number,
  unit: string,
): ValueScale {
  const positive = means.filter((value) => value > 0);
  const [lowest, highest] = [Math.min(...positive), Math.max(...positive)];
  const near = ends.filter((value) => value > lowest / 10 && value < highest * 10);
  const low = 0.85 * Math.min(lowest, ...near);
  const high = 1.18 * Math.max(highest, ...near);
  const y = scaleLog().domain([low, high]).range([height, 0]);
  return {
    y,
    ticks: chooseLogTicks(low, high, Math.max(4, Math.floor(height / 34)), unit),
    isShown: (value): value is number => typeof value === "number" && value > 0,
    clamp: (value) => y(Math.min(high, Math.max(low, value))),
  };
}

export function makeLinearScale(
  means: readonly number[],
  ends: readonly number[],
  height: number,
  unit: string,
): ValueScale {
  return makeScaleBetween([Math.min(0, ...means, ...ends), Math.max(0, ...means, ...ends)], height, unit);
}

/** From zero, or where all values lie far from it and close together, around them alone. */
export function makeFittedScale(
  means: readonly number[],
  ends: readonly number[],
  height: number,
  unit: string,
): ValueScale {
  const [low, high] = [Math.min(...means, ...ends), Math.max(...means, ...ends)];
  const isFar = low > 0 && high > low && low > high / 2;
  return isFar ? makeScaleBetween([low, high], height, unit) : makeLinearScale(means, ends, height, unit);
}

function makeScaleBetween([low, high]: readonly [number, number], height: number, unit: string): ValueScale {
  const y = scaleLinear()
    .domain([low, high > low ? high : low + 1])
    .range([height, 0])
    .nice(5);
  const [start = low, end = high] = y.domain();
  return {
    y,
    ticks: chooseLinearTicks(start, end, Math.max(4, Math.floor(height / 48)), unit),
    isShown: (value): value is number => typeof value === "number",
    clamp: (value) => y(Math.min(end, Math.max(start, value))),
  };
}
