import type { Path } from "../schema/json-schema.ts";

const PATH = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*|\[\d{1,6}\]|\["[^"\\\p{Cc}]*"\])*$/u;
const STEP = /"[^"]*"|[A-Za-z]\w*|\d+/g;

/** `miners[0].initialFleet["Core i7"]` as steps: ["miners", 0, "initialFleet", "Core i7"]; null where the text is no path. */
export function parsePath(text: string): Path | null {
  return PATH.test(text) ? [...text.matchAll(STEP)].map(([step]) => readStep(step)) : null;
}

function readStep(step: string): string | number {
  if (step.startsWith('"')) return step.slice(1, -1);
  return /^\d/.test(step) ? Number(step) : step;
}
