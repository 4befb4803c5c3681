import type { Experiment, PairedDifference } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords } from "../display-name.ts";
import { makeSentence, quoteDifference } from "./quotation.ts";

/** Metrics named in the answer, in the order of the four questions. */
const headline = ["workers_share_total", "power_gw_last_year", "cost_usd_per_coin_last_year", "gini_pay_last_year"];

/** How the schemes differ once their common luck is taken out, and how many differences luck could explain. */
export function answerHowTheyDiffer(experiment: Experiment): string[] {
  const pairs = [...new Set(experiment.differences.map(({ scheme, baseline }) => `${scheme}\n${baseline}`))];
  return pairs.flatMap((pair) => {
    const found = experiment.differences.filter(({ scheme, baseline }) => `${scheme}\n${baseline}` === pair);
    return [...describeDifferences(experiment, found), ...countClear(found)];
  });
}

function describeDifferences(experiment: Experiment, found: readonly PairedDifference[]): string[] {
  const [first] = found;
  const parts = headline.flatMap((metric) => {
    const pair = found.find((difference) => difference.metric === metric);
    const text = quoteDifference(experiment, metric, pair?.difference ?? null);
    const title = experiment.summaryMetrics[metric]?.title;
    return text === null || title === undefined ? [] : [`${lowerFirst(title)} ${text}`];
  });
  if (first === undefined || parts.length === 0) return [];
  const pair = `${formatName(first.scheme)} less ${formatName(first.baseline)}`;
  return [`${makeSentence(pair).slice(0, -1)}: ${joinWords(parts)}.`];
}

function countClear(found: readonly PairedDifference[]): string[] {
  const compared = found.flatMap(({ difference }) => (difference !== null && difference.n > 1 ? [difference] : []));
  if (compared.length === 0) return [];
  const clear = compared.filter(({ low, high }) => low > 0 || high < 0).length;
  return [
    `Of ${compared.length} measures compared, ${clear} have an interval that excludes zero; each interval stands for its own measure alone.`,
  ];
}

/** "Share of pay" as "share of pay"; "HHI of pay" as it is. */
function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) && !/^(?:Gini|Theil|Nakamoto)/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}
