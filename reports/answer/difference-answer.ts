import type { Estimate, Experiment, PairedDifference } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords, lowerFirst } from "../display-name.ts";
import { makeSentence, quoteDifference } from "./quotation.ts";

/** Metrics named in the answer, in the order of the four questions. */
const headline = ["workers_share_total", "power_gw_last_year", "cost_usd_per_coin_last_year", "gini_pay_last_year"];

/** How the schemes differ once their common luck is taken out, and how many differences luck could explain. */
export function answerHowTheyDiffer(experiment: Experiment): string[] {
  const pairs = [...new Set(experiment.differences.map(({ scheme, baseline }) => `${scheme}\n${baseline}`))];
  const found = pairs.map((pair) =>
    experiment.differences.filter(({ scheme, baseline }) => `${scheme}\n${baseline}` === pair),
  );
  const described = found.map((differences) => describeDifferences(experiment, differences));
  if (found.length < 2) return [...described.flat(), ...found.flatMap(countClear)];
  return [...described.flat(), ...countClearByScheme(found)];
}

/** The same count for several pairs, in one sentence. */
function countClearByScheme(found: readonly (readonly PairedDifference[])[]): string[] {
  const counts = found.flatMap((pair) => {
    const compared = listCompared(pair);
    if (compared.length === 0) return [];
    return [`${compared.filter(isClear).length} of ${compared.length} under ${formatName(pair[0]?.scheme ?? "")}`];
  });
  if (counts.length === 0) return [];
  return [
    `Of the measures compared, an interval that excludes zero have ${joinWords(counts)}; each interval stands for its own measure alone.`,
  ];
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
  const compared = listCompared(found);
  if (compared.length === 0) return [];
  const clear = compared.filter(isClear).length;
  return [
    `Of ${compared.length} measures compared, ${clear} have an interval that excludes zero; each interval stands for its own measure alone.`,
  ];
}

function listCompared(found: readonly PairedDifference[]): Estimate[] {
  return found.flatMap(({ difference }) => (difference !== null && difference.n > 1 ? [difference] : []));
}

function isClear({ low, high }: Estimate): boolean {
  return low > 0 || high < 0;
}
