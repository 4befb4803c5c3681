import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords } from "../display-name.ts";
import { MANY_SCHEMES, tellMeasures } from "./across-schemes.ts";
import { isSome, makeSentence, nameScheme, quoteSummary } from "./quotation.ts";

const ways = [
  ["workers_share_total", "to work done"],
  ["stakers_share_total", "to stake held"],
  ["validators_share_total", "to validators"],
  ["owners_share_total", "to owners of the network"],
  ["treasury_share_total", "to a treasury"],
  ["burned_share_total", "to be burned"],
] as const;

const told = [
  { metric: "workers_share_total", subject: "of issuance and fees, work got" },
  { metric: "stakers_share_total", subject: "stake got" },
  { metric: "validators_share_total", subject: "validators got" },
  { metric: "owners_share_total", subject: "owners of the network got" },
  { metric: "treasury_share_total", subject: "a treasury got" },
  { metric: "burned_share_total", subject: "the part burned was" },
  { metric: "reward_usd_per_capital_usd", subject: "for each dollar of capital tied up, the dollars paid were" },
  {
    metric: "early_advantage_work",
    subject: "a dollar of hardware bought early returned, as a multiple of one bought late,",
  },
  {
    metric: "early_advantage_stake",
    subject: "a dollar of stake bought early returned, as a multiple of one bought late,",
  },
] as const;

/** Who gets paid, for what: the split between work, stake and others, then between groups. */
export function answerWhoIsPaid(experiment: Experiment): string[] {
  if (experiment.schemes.length >= MANY_SCHEMES) return tellMeasures(experiment, told);
  return experiment.schemes.flatMap((scheme) => [
    ...describeSplit(experiment, scheme),
    ...describeGroups(experiment, scheme),
  ]);
}

function describeSplit(experiment: Experiment, scheme: SchemeResult): string[] {
  const parts = ways.flatMap(([metric, way]) =>
    isSome(scheme.summary[metric]) ? [`${quoteSummary(experiment, scheme, metric) ?? ""} ${way}`] : [],
  );
  if (parts.length === 0) return [makeSentence(prefix(experiment, scheme), "nobody was paid")];
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
