import type { Band, Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { formatWithInterval } from "../estimate-format.ts";
import { formatMonth } from "../month-format.ts";
import { say } from "../work-words.ts";
import { MANY_SCHEMES, tellMeasures } from "./across-schemes.ts";
import { makeSentence, nameLastYear, nameScheme, quoteSummary } from "./quotation.ts";

/** What work costs: an exahash at the end and at the start, what is paid for it, and a coin. */
export function answerWhatWorkCosts(experiment: Experiment): string[] {
  if (experiment.schemes.length >= MANY_SCHEMES) {
    const work = say(experiment, "an exahash");
    return tellMeasures(experiment, [
      { metric: "cost_usd_per_eh_last_year", subject: `${nameLastYear(experiment)}, ${work} cost` },
      { metric: "reward_usd_per_eh_last_year", subject: `the network paid for ${work}` },
      { metric: "cost_usd_per_coin_last_year", subject: "running costs for a coin paid out came to" },
    ]);
  }
  return experiment.schemes.flatMap((scheme) => [
    describeWork(experiment, scheme),
    ...describeCoin(experiment, scheme),
  ]);
}

function describeWork(experiment: Experiment, scheme: SchemeResult): string {
  const name = nameScheme(experiment, scheme);
  const subject = [name, nameLastYear(experiment)].filter((part) => part !== "").join(", ");
  const cost = quoteSummary(experiment, scheme, "cost_usd_per_eh_last_year");
  if (cost === null) return makeSentence(`${subject},`, "no work was paid for, so a unit of work has no cost");
  const reward = quoteSummary(experiment, scheme, "reward_usd_per_eh_last_year");
  const against = reward === null ? "" : `, and the network paid ${reward} for it`;
  // The sentence says that the sum is for an exahash.
  const withoutPerWork = (text: string) => text.replaceAll(say(experiment, "/EH"), "");
  const before = describeFirst(experiment, scheme.series.cost_usd_per_eh, scheme);
  return makeSentence(
    `${subject},`,
    `${say(experiment, "an exahash")} cost ${[cost, against, before].map(withoutPerWork).join("")}`,
  );
}

function describeFirst(experiment: Experiment, band: Band, scheme: SchemeResult): string {
  const first = band.mean.findIndex((value) => value !== null);
  const [mean, low, high] = [band.mean[first], band.low[first], band.high[first]];
  const month = experiment.months[first];
  if (mean == null || month === undefined || first >= experiment.months.length - 12) return "";
  const n = low == null || high == null ? 1 : scheme.runs.length;
  const text = formatWithInterval({ mean, low: low ?? mean, high: high ?? mean, n }, say(experiment, "USD/EH"));
  return `; in ${formatMonth(month)} it cost ${text}`;
}

function describeCoin(experiment: Experiment, scheme: SchemeResult): string[] {
  const cost = quoteSummary(experiment, scheme, "cost_usd_per_coin_last_year");
  if (cost === null) return [];
  return [
    makeSentence("running costs came to", cost.replaceAll(say(experiment, "/BTC"), ""), "for each coin paid out"),
  ];
}
