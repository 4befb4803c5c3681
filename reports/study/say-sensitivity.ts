import type { SensitivityMethod } from "../../scenarios/statistics/sensitivity.ts";
import type { SensitivityRow } from "../../scenarios/statistics/sensitivity-rows.ts";
import type { MetricSensitivity } from "../../scenarios/store/study-sensitivity.ts";
import type { StudyMetric, StudyResult } from "../../scenarios/studies/study-result.ts";
import { joinWords } from "../display-name.ts";
import { formatQuantity, getDifferenceUnit } from "../number-format.ts";
import { getStudyUnit, lowerFirst, nameFactor, nameStudyMetric, underScheme } from "./study-words.ts";

/** One factor with the index that ranks it, and the other beside it. */
export interface RankedFactor {
  readonly name: string;
  /** mu* by Morris, the total index by Sobol. */
  readonly main: SensitivityRow;
  /** sigma by Morris, the first-order index by Sobol. */
  readonly beside: SensitivityRow | null;
}

/** Names of the two indices that are drawn. */
export const indexNames = {
  morris: {
    main: "mu_star",
    beside: "sigma",
    mainTitle: "mean size of its effect",
    besideTitle: "spread of its effect",
  },
  sobol: { main: "total", beside: "first", mainTitle: "with all that it takes part in", besideTitle: "by itself" },
} as const;

export function rankFactors(
  rows: readonly SensitivityRow[],
  { factors }: StudyResult,
  kind: SensitivityMethod["kind"],
): RankedFactor[] {
  const { main, beside } = indexNames[kind];
  return rows
    .filter(({ index }) => index === main)
    .map((row) => {
      const factor = factors.find(({ path }) => path === row.factor);
      const other = rows.find(({ index, factor: own }) => index === beside && own === row.factor) ?? null;
      return { name: factor === undefined ? row.factor : nameFactor(factor, factors), main: row, beside: other };
    });
}

/** Unit of the indices for display: Morris speaks in the metric's own, Sobol in shares of its variance. */
export function getIndexUnit(metric: StudyMetric, kind: SensitivityMethod["kind"]): string {
  return kind === "sobol" ? "share" : getDifferenceUnit(getStudyUnit(metric));
}

/** What drives a metric under a scheme, in words: the first factors, how they act, and which are lost in luck. */
export function saySensitivity(
  result: StudyResult,
  metric: StudyMetric,
  own: MetricSensitivity,
  kind: SensitivityMethod["kind"],
): string[] {
  const ranked = rankFactors(own.rows, result, kind);
  const name = lowerFirst(nameStudyMetric(metric));
  const where = underScheme(result, own.scheme);
  const [first] = ranked;
  if (first === undefined)
    return [`Nothing can be said of ${name}${where}: it is missing at most points, or never differs.`];
  const heard = ranked.filter((factor) => !isLost(factor));
  const lost = ranked.filter(isLost).map((factor) => factor.name);
  const unit = getIndexUnit(metric, kind);
  const lead =
    heard.length === 0
      ? `No factor moves ${name}${where} by more than luck would.`
      : sayFirst(heard[0]!, { name, where, unit, kind });
  return [
    lead,
    ...heard.slice(0, 1).map((factor) => sayShape(factor, kind)),
    ...(lost.length === 0 || heard.length === 0
      ? []
      : [`${joinWords(lost)} cannot be told from luck with so few runs.`]),
  ];
}

/** What luck alone would give lies inside or above the interval, or the index reaches zero. */
function isLost({ main: { value, low, noiseFloor } }: RankedFactor): boolean {
  return (low ?? value) <= (noiseFloor ?? 0);
}

function sayFirst(
  { name: factor, main }: RankedFactor,
  {
    name,
    where,
    unit,
    kind,
  }: { readonly name: string; readonly where: string; readonly unit: string; readonly kind: SensitivityMethod["kind"] },
): string {
  const { value, low, high } = main;
  const interval =
    low === null || high === null ? "" : ` (${formatQuantity(low, unit)} to ${formatQuantity(high, unit)})`;
  return kind === "morris"
    ? `${factor} moves ${name}${where} most: across its range by ${formatQuantity(value, unit)}${interval} on average.`
    : `${factor} drives ${name}${where} most: ${formatQuantity(value, unit)}${interval} of its variance would go if it were known.`;
}

function sayShape({ main, beside }: RankedFactor, kind: SensitivityMethod["kind"]): string {
  if (beside === null) return "";
  if (kind === "sobol") {
    const [own, all] = [beside.value, main.value];
    return own >= 0.8 * all
      ? `It acts mostly by itself (${formatQuantity(own, "share")}).`
      : `By itself it accounts for ${formatQuantity(Math.max(0, own), "share")}; the rest goes through other factors.`;
  }
  return beside.value < 0.5 * main.value
    ? "Its effect is much the same wherever the others stand."
    : "Its effect depends on where it and the others stand.";
}

/** How far the first factor's index still moved when the sample doubled for the last time. */
export function sayConvergence({ stages }: MetricSensitivity, kind: SensitivityMethod["kind"]): string {
  const [before, last] = [stages.at(-2), stages.at(-1)];
  const { main } = indexNames[kind];
  const first = last?.rows.find(({ index }) => index === main);
  const earlier = before?.rows.find(({ index, factor }) => index === main && factor === first?.factor);
  if (first === undefined || earlier === undefined || before === undefined)
    return "Too few stages to see whether the indices still move";
  const change = first.value === 0 ? 0 : Math.abs(first.value - earlier.value) / Math.abs(first.value);
  const verdict = change < 0.1 ? "the sample is large enough for it" : "a larger sample would move it further";
  return `From ${before.size} to ${last!.size} ${kind === "morris" ? "walks" : "rows"} the first factor's index moved by ${formatQuantity(change, "share")}: ${verdict}`;
}
