import type { Experiment, TriedAssumption } from "../../scenarios/experiments/experiment.ts";

/** Rows that a factor multiplies: where the assumption stands that is doubted by it. */
const multiplied: Readonly<Record<string, RegExp>> = {
  "factors.electricityPrice": /^miners\[\d+\]\.electricityUsdPerKwh$/,
  "factors.tokenPrice": /^price(?:\.model|\.usd|\.initialUsd)?$/,
};

/** Id of the row of an assumption, by its path in the scenario. */
export function nameAssumptionRow(path: string): string {
  return `assumption-${path.replaceAll(/[^a-z0-9]+/gi, "-").replace(/-$/, "")}`;
}

/** Id of the row that tells how an assumption was tried, by its place in their list. */
export function nameTriedRow(index: number): string {
  return `tried-${index + 1}`;
}

/** Where the assumption stands that was tried; null where it is not among those listed. */
export function findStated({ assumptions }: Experiment, { paths }: TriedAssumption): string | null {
  const found = assumptions.find(({ path }) => paths.some((tried) => isAbout(tried, path)));
  return found?.path ?? null;
}

/** Place of what tries an assumption in the list of those tried; -1 where nothing does. */
export function findTried({ oneAtATime }: Experiment, path: string): number {
  if (path === "") return -1;
  return (oneAtATime?.assumptions ?? []).findIndex(({ paths }) => paths.some((tried) => isAbout(tried, path)));
}

function isAbout(tried: string, path: string): boolean {
  return tried === path || multiplied[tried]?.test(path) === true;
}
