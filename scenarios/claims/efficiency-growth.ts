import { createRanged, type Evidence, type Range } from "./evidence.ts";
import { getTrend, type TrendRow } from "./parse-trends.ts";

const LEADING = "energy efficiency of leading ML hardware";
const ALL = "OWN FIT, this catalogue 2016-2025: GPU FP16/W doubling";

/** Growth of AI chips' work for a joule in a year: from the fit over all GPUs to the leading chips; middle halfway. */
export function getEfficiencyGrowth(trends: readonly TrendRow[]): Range {
  const high = getTrend(trends, LEADING).value;
  const low = 2 ** (1 / getTrend(trends, ALL).value) - 1;
  return { value: (low + high) / 2, low, high };
}

export function tellEfficiencyGrowth(trends: readonly TrendRow[]): Evidence {
  return createRanged(getEfficiencyGrowth(trends), {
    statement: "Growth of AI chips' work for a joule in a year",
    unit: "share",
    range: "from the fit over all GPUs since 2016 to the leading chips; middle halfway",
    source: `hardware-models/data/trends.csv: ${getTrend(trends, LEADING).source}; ${getTrend(trends, ALL).source}`,
  });
}
