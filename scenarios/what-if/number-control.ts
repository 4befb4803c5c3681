import type { ChosenSpec } from "../defaults.ts";
import type { NumberControl } from "./what-if.ts";

/** A slider runs from a tenth of the report's value to ten times it. */
const SPAN = 10;

/** A control of a number, with a slider's range from its value: all of a share, decades around anything else. */
export function makeNumberControl(
  path: string,
  { title, unit, min, max }: Pick<ChosenSpec, "title" | "unit" | "min" | "max">,
  value: number,
  note = "",
): NumberControl {
  const named = { kind: "number", path, title: title.replace(/, times$/, ""), unit, value, min, max, note } as const;
  if (min >= -1 && max <= 1) return { ...named, low: Math.max(0, min), high: max, scale: "linear" };
  if (value > 0) {
    return { ...named, low: Math.max(min, value / SPAN), high: Math.min(max, value * SPAN), scale: "log" };
  }
  if (value < 0 || min < 0) {
    const reach = Math.max(1, 2 * Math.abs(value));
    return { ...named, low: Math.max(min, -reach), high: Math.min(max, reach), scale: "linear" };
  }
  return { ...named, low: min, high: Math.min(max, Math.max(1, min * SPAN)), scale: "linear" };
}
