import type { NumberControl } from "../../scenarios/what-if/what-if.ts";

/** Steps of a slider from one end to the other. */
export const SLIDER_STEPS = 200;

const DIGITS = 3;
/** Whole numbers from here on stay whole: they count something. */
const COUNTS_FROM = 10;

/** The value at a place of the slider, to three digits; at the report's own place exactly the report's value. */
export function getValueAtPlace(control: NumberControl, place: number): number {
  if (place === getPlace(control, control.value)) return control.value;
  const { low, high, scale } = control;
  const share = place / SLIDER_STEPS;
  const value = scale === "log" ? low * (high / low) ** share : low + (high - low) * share;
  const short = Number(value.toPrecision(DIGITS));
  const isCount = Number.isInteger(control.value) && control.value >= COUNTS_FROM;
  return Math.min(control.max, Math.max(control.min, isCount ? Math.round(short) : short));
}

/** The place of a value, 0 to 200; one beyond the slider's range stands at its end. */
export function getPlace({ low, high, scale }: NumberControl, value: number): number {
  const share =
    scale === "log" ? Math.log(Math.max(value, low) / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.round(SLIDER_STEPS * Math.min(1, Math.max(0, share)));
}
