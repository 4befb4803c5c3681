import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { formatName, joinWords } from "../display-name.ts";
import { say } from "../work-words.ts";
import { MANY_SCHEMES, tellMeasures } from "./across-schemes.ts";
import { answerWhatIsBuilt } from "./built-answer.ts";
import { answerWhatWorkCosts } from "./cost-answer.ts";
import { answerWhatLoansDid } from "./credit-answer.ts";
import { answerHowTheyDiffer } from "./difference-answer.ts";
import { answerWhoHoldsIt } from "./held-answer.ts";
import { answerHowCloseToHistory } from "./history-answer.ts";
import { answerWhoIsPaid } from "./paid-answer.ts";
import { isSome, makeSentence, quoteSummary } from "./quotation.ts";
import { answerWhatServingCosts, hasCustomers, leadWithServing } from "./serving-answer.ts";

/** The answer in words. Every number is an estimate with its 95 % interval behind it, where one exists. */
export interface Answer {
  /** The sentences that stand for all the rest: what customers of serving see first, where there are any. */
  readonly lead: readonly string[];
  readonly parts: readonly AnswerPart[];
  /** What the brackets mean, or why there are none. */
  readonly note: string;
}

export interface AnswerPart {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Answers the design's four questions, in their order; takes no side between schemes. */
export function composeAnswer(experiment: Experiment): Answer {
  const parts: AnswerPart[] = [
    { title: "Paid", sentences: answerWhoIsPaid(experiment) },
    { title: "Built", sentences: answerWhatIsBuilt(experiment) },
    { title: "Cost", sentences: answerWhatWorkCosts(experiment) },
    { title: "Serving", sentences: answerWhatServingCosts(experiment) },
    { title: "Credit", sentences: answerWhatLoansDid(experiment) },
    { title: "Held", sentences: answerWhoHoldsIt(experiment) },
    { title: "Difference", sentences: answerHowTheyDiffer(experiment) },
    { title: "History", sentences: answerHowCloseToHistory(experiment) },
  ];
  return {
    lead: [
      ...leadWithServing(experiment),
      ...composeLead(experiment),
      ...answerHowCloseToHistory(experiment).slice(0, 1),
    ],
    parts: parts.filter(({ sentences }) => sentences.length > 0),
    note: explainBrackets(experiment),
  };
}

function composeLead(experiment: Experiment): string[] {
  const described = experiment.schemes.map((scheme) => describeOutcome(experiment, scheme));
  const [only] = experiment.schemes;
  if (only === undefined) return ["No scheme was simulated."];
  if (experiment.schemes.length === 1) return [makeSentence(`the market ${described[0] ?? ""}`)];
  if (experiment.schemes.length >= MANY_SCHEMES) return composeLeadAcross(experiment);
  const clauses = experiment.schemes.map((scheme, index) => `${formatName(scheme.name)} ${described[index] ?? ""}`);
  return [
    makeSentence("on the same market and with the same luck,", clauses.join("; ")),
    ...describeWidestGap(experiment),
  ];
}

/** The same for many schemes, measure by measure. */
function composeLeadAcross(experiment: Experiment): string[] {
  const widest = findWidestGap(experiment);
  const gap = widest === null ? [] : [{ metric: `group:${widest}:pay_share`, subject: describeGap(widest) }];
  return tellMeasures(experiment, [
    {
      metric: "workers_share_total",
      subject: "on the same market and with the same luck, the part of issuance and fees paid for work was",
    },
    // Beside customers and clouds the rule's own miners are a part of the market.
    { metric: "power_gw_last_year", subject: `the ${hasCustomers(experiment) ? "network" : "market"} came to draw` },
    ...gap,
  ]);
}

function describeOutcome(experiment: Experiment, scheme: SchemeResult): string {
  const pay = [
    ["workers_share_total", "for work"],
    ["stakers_share_total", "for stake"],
    ["validators_share_total", "to validators"],
    ["owners_share_total", "to owners"],
    ["treasury_share_total", "to a treasury"],
  ] as const;
  const paid = pay.flatMap(([metric, purpose]) =>
    isSome(scheme.summary[metric]) ? [`${quoteSummary(experiment, scheme, metric) ?? ""} ${purpose}`] : [],
  );
  const power = quoteSummary(experiment, scheme, "power_gw_last_year");
  const asics = quoteSummary(experiment, scheme, "asic_share_last_year");
  const hashed = isSome(scheme.summary["hashrate_hs_last_year"]);
  const parts = [
    paid.length === 0 ? null : `paid ${joinWords(paid)}`,
    power && `came to draw ${power}`,
    hashed && asics ? `did ${asics} of its ${say(experiment, "hashing")} on ASICs` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "has no result to report" : joinWords(parts);
}

function describeWidestGap(experiment: Experiment): string[] {
  const widest = findWidestGap(experiment);
  if (widest === null) return [];
  const parts = experiment.schemes.map((scheme) => {
    const share = quoteSummary(experiment, scheme, `group:${widest}:pay_share`) ?? "";
    return `${share} under ${formatName(scheme.name)}`;
  });
  return [makeSentence(`${describeGap(widest)} ${joinWords(parts)}`)];
}

function describeGap(group: string): string {
  return `the pay of ${formatName(group)} differed most: they earned`;
}

/** The group whose share of pay differs most between the schemes; null where none does. */
function findWidestGap(experiment: Experiment): string | null {
  const groups = [...new Set(experiment.schemes.flatMap((scheme) => scheme.groups.map(({ name }) => name)))];
  const gaps = groups.flatMap((name) => {
    const shares = experiment.schemes.flatMap((scheme) => scheme.summary[`group:${name}:pay_share`]?.mean ?? []);
    const gap = Math.max(...shares) - Math.min(...shares);
    return shares.length === experiment.schemes.length && gap > 0 ? [{ name, gap }] : [];
  });
  return gaps.sort((a, b) => b.gap - a.gap)[0]?.name ?? null;
}

function explainBrackets(experiment: Experiment): string {
  if (experiment.replications < 2) {
    return "There is one replication, so no interval is available: how much of this is luck cannot be told.";
  }
  return `Numbers are means over ${experiment.replications} replications; brackets hold the 95% interval of the mean, and a number without brackets was the same in every replication. Where the interval of a part of a whole or of a concentration reaches below 0 or above 1, it is cut there; the CSV tables hold it whole. Intervals cover luck in the simulation, not doubt about its assumptions.`;
}
