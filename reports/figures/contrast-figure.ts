import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { SummaryMetricName } from "../../sim/metrics/summary-metrics.ts";
import { getSummaryTitle, getSummaryUnit } from "../answer/quotation.ts";
import { formatName, joinWords } from "../display-name.ts";
import { getDifferenceUnit } from "../number-format.ts";
import type { Contrast, ContrastsFigure, Figure } from "./figure.ts";
import { getSchemeHue } from "./hues.ts";

/** Measures that stand for the four questions, where schemes are too many to show all of them. */
const contrasted: readonly SummaryMetricName[] = [
  "workers_share_total",
  "stakers_share_total",
  "reward_usd_per_capital_usd",
  "hardware_usd_total",
  "hashrate_hs_last_year",
  "power_gw_last_year",
  "cost_usd_per_eh_last_year",
  "reward_usd_per_eh_last_year",
  "gini_pay_last_year",
  "nakamoto_pay_last_year",
  "early_advantage_work",
];

/** Every scheme's difference from the first in the main measures; none where no more than two are compared. */
export function drawContrastFigure(experiment: Experiment): Figure[] {
  const baseline = experiment.differences[0]?.baseline;
  if (baseline === undefined || experiment.schemes.length < 3) return [];
  const rows = contrasted.flatMap((metric) => {
    const contrasts = listContrasts(experiment, metric);
    if (contrasts.every(({ mean }) => mean === null || mean === 0)) return [];
    const unit = getDifferenceUnit(getSummaryUnit(experiment, metric));
    return [{ label: getSummaryTitle(experiment, metric), unit, contrasts }];
  });
  const name = formatName(baseline);
  const text = {
    id: "contrasts",
    subtitle: `Each scheme less ${name}, paired by replication: all meet the same prices and the same luck. Mark: mean, filled where the interval excludes zero; bar: its 95% interval. Each measure has a scale of its own.`,
    note: rows.some(({ contrasts }) => contrasts.some(({ mean }) => mean === null))
      ? `A dash stands where one of the two schemes does not have the measure, such as the cost of work where no work is paid for.`
      : "",
  };
  if (rows.length === 0) return [{ ...text, kind: "empty", takeaway: `No scheme differs from ${name}`, note: "None." }];
  const takeaway = sayClear(rows, name);
  return [{ ...text, kind: "contrasts", takeaway, left: `less than under ${name}`, right: `more`, rows }];
}

function listContrasts(experiment: Experiment, metric: string): Contrast[] {
  return experiment.schemes.slice(1).map(({ name }, index) => {
    const found = experiment.differences.find((each) => each.scheme === name && each.metric === metric)?.difference;
    const { mean = null, low = null, high = null, n = 0 } = found ?? {};
    const look = { label: formatName(name), hue: getSchemeHue(index + 1), mark: index };
    return { ...look, mean, low: n > 1 ? low : null, high: n > 1 ? high : null };
  });
}

/** How many of the main measures each scheme moves by more than luck explains. */
function sayClear(rows: ContrastsFigure["rows"], baseline: string): string {
  const counts = new Map<string, number>();
  for (const { label, low, high } of rows.flatMap(({ contrasts }) => contrasts)) {
    const isClear = low !== null && high !== null && (low > 0 || high < 0);
    counts.set(label, (counts.get(label) ?? 0) + (isClear ? 1 : 0));
  }
  const claims = [...counts].map(([label, count], index) =>
    index === 0
      ? `${label} differs from ${baseline} in ${count} of ${rows.length} main measures`
      : `${label} in ${count}`,
  );
  return `Beyond luck, ${joinWords(claims)}`;
}
