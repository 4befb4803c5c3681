import type { Experiment, PairedDifference } from "../../scenarios/experiments/experiment.ts";
import { getSummaryTitle, getSummaryUnit } from "../answer/quotation.ts";
import { formatName } from "../display-name.ts";
import { getDifferenceUnit } from "../number-format.ts";
import type { Dot, Figure } from "./figure.ts";

/** Paired differences, one figure a pair of schemes; none where nothing is compared. */
export function drawDifferenceFigures(experiment: Experiment): Figure[] {
  const pairs = [...new Set(experiment.differences.map(({ scheme, baseline }) => `${scheme}\n${baseline}`))];
  return pairs.map((pair, index) => {
    const found = experiment.differences.filter(({ scheme, baseline }) => `${scheme}\n${baseline}` === pair);
    return drawPair(experiment, found, index);
  });
}

function drawPair(experiment: Experiment, found: readonly PairedDifference[], index: number): Figure {
  const dots = found.flatMap(({ metric, difference, varianceReduction }): Dot[] => {
    if (difference === null) return [];
    const { mean, low, high, n } = difference;
    const label = getSummaryTitle(experiment, metric);
    const unit = getDifferenceUnit(getSummaryUnit(experiment, metric));
    return [{ label, unit, mean, low: n > 1 ? low : null, high: n > 1 ? high : null, varianceReduction }];
  });
  const [scheme, baseline] = [formatName(found[0]?.scheme ?? ""), formatName(found[0]?.baseline ?? "")];
  const missing = found.length - dots.length;
  const text = {
    id: `differences-${index + 1}`,
    subtitle: `Difference of each measure, ${scheme} less ${baseline}, paired by replication: both schemes meet the same prices and the same luck. Dot: mean; bar: its 95% interval. Each row has a scale of its own, so lengths compare within a row only.`,
    note:
      missing === 0
        ? ""
        : `${missing} measures that one of the two schemes does not have are left out, such as the cost of work where no work is paid for.`,
  };
  if (dots.length === 0) return { ...text, kind: "empty", takeaway: "No measure exists under both schemes" };
  return {
    ...text,
    kind: "dots",
    takeaway: sayClear(dots, scheme, baseline),
    left: `less under ${scheme}`,
    right: `more under ${scheme}`,
    dots,
  };
}

function sayClear(dots: readonly Dot[], scheme: string, baseline: string): string {
  if (dots.every(({ low }) => low === null)) return `What changes from ${baseline} to ${scheme}, from one replication`;
  const clear = dots.filter(({ low, high }) => low !== null && high !== null && (low > 0 || high < 0)).length;
  return `${clear} of ${dots.length} measures differ by more than luck explains between ${baseline} and ${scheme}`;
}
