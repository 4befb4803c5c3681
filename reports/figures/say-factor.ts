import { choosePlaces, formatNumber } from "../number-format.ts";

/** A ratio in words, to two digits: "2.4 times", "0.41 times". */
export function sayFactor(ratio: number): string {
  return `${formatNumber(ratio, choosePlaces(ratio, 2))} times`;
}
