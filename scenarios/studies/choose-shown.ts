import { createStream } from "../../sim/engine/random-stream.ts";
import type { Study } from "./study-schema.ts";

/** Points that a page shows at most: those left out are drawn by lot. */
export const MOST_POINTS = 10_000;
/** Means that a page holds at most, with both ends of their intervals beside them: about a megabyte. */
const MOST_VALUES = 60_000;
const MOST_COLUMNS = 24;

/** Metrics that stand for the four questions where a study keeps all. */
const first = [
  "hashrate_hs_last_year",
  "power_gw_last_year",
  "cost_usd_per_eh_last_year",
  "asic_share_last_year",
  "workers_share_total",
  "gini_pay_last_year",
  "nakamoto_pay_last_year",
  "efficiency_j_per_th_last_year",
  "hardware_usd_total",
  "dilution_total",
];

/** All points, or where they are too many a sample of them, in their order. */
export function choosePoints(count: number, seed: string): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= MOST_POINTS) return all;
  const stream = createStream(seed, "study/shown-points");
  for (let index = 0; index < MOST_POINTS; index++) {
    const other = index + Math.floor(stream() * (count - index));
    [all[index], all[other]] = [all[other]!, all[index]!];
  }
  return all.slice(0, MOST_POINTS).sort((one, two) => one - two);
}

/** Those that the study names, else those that stand for the four questions; no more than a page can hold. */
export function chooseMetrics(
  study: Study,
  { metrics, schemes }: { readonly metrics: readonly string[]; readonly schemes: readonly string[] },
  points: number,
): string[] {
  const most = Math.max(1, Math.floor(Math.min(MOST_COLUMNS, MOST_VALUES / points) / schemes.length));
  const wanted = study.metrics === undefined ? first.filter((name) => metrics.includes(name)) : metrics;
  return (wanted.length === 0 ? metrics : wanted).slice(0, most);
}
