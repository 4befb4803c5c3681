import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords } from "../display-name.ts";
import { isSome, makeSentence, nameScheme, quoteSummary } from "./quotation.ts";

/** Who gets paid, for what: the split between work and stake, then between groups. */
export function answerWhoIsPaid(experiment: Experiment): string[] {
  return experiment.schemes.flatMap((scheme) => [
    ...describeSplit(experiment, scheme),
    ...describeGroups(experiment, scheme),
  ]);
}

function describeSplit(experiment: Experiment, scheme: SchemeResult): string[] {
  const ways = [
    ["workers_share_total", "to work done"],
    ["stakers_share_total", "to stake held"],
  ] as const;
  const parts = ways.flatMap(([metric, way]) =>
    isSome(scheme.summary[metric]) ? [`${quoteSummary(experiment, scheme, metric) ?? ""} ${way}`] : [],
  );
  if (parts.length === 0) return [makeSentence(prefix(experiment, scheme), "nothing was paid for work or for stake")];
  return [makeSentence(prefix(experiment, scheme), `issuance and fees went ${joinWords(parts)}`)];
}

function describeGroups(experiment: Experiment, scheme: SchemeResult): string[] {
  const parts = scheme.groups.flatMap(({ name }) => {
    const share = quoteSummary(experiment, scheme, `group:${name}:pay_share`);
    return share === null ? [] : [`${formatName(name)} earned ${share}`];
  });
  if (parts.length === 0) return [];
  return [makeSentence(experiment.schemes.length < 2 ? "of all pay," : "there", joinWords(parts))];
}

function prefix(experiment: Experiment, scheme: SchemeResult): string {
  const name = nameScheme(experiment, scheme);
  return name && `${name},`;
}
