import type { Hue } from "./figure.ts";

const schemeHues: readonly Hue[] = ["blue", "vermillion", "green", "purple", "orange", "sky", "yellow", "grey"];
const groupHues: readonly Hue[] = ["green", "orange", "purple", "sky", "yellow", "blue", "vermillion", "grey"];

/** Hue of a scheme, by its place in the experiment. */
export function getSchemeHue(index: number): Hue {
  return schemeHues[index % schemeHues.length]!;
}

/** Hue of a group, by its place in its scheme. */
export function getGroupHue(index: number): Hue {
  return groupHues[index % groupHues.length]!;
}
