import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { ServingSummaryName } from "../../sim/metrics/serving-metrics.ts";
import { formatName, joinWords } from "../display-name.ts";
import { tellMeasures } from "./across-schemes.ts";
import { makeSentence, quoteDifference, quoteSummary } from "./quotation.ts";

/** Part of a price that two equal sums may differ by. */
const ROUNDING = 1e-9;

/** The first sentences where customers buy: the price of a token, who serves, where the saving comes from. */
export function leadWithServing(experiment: Experiment): string[] {
  if (!hasCustomers(experiment)) return [];
  return tellMeasures(experiment, [
    { metric: "token_price_usd_per_mtok_end", subject: "at the end a million tokens of one quality cost" },
    { metric: "token_price_fall", subject: "their price fell by a factor of" },
    { metric: "customers_network_share", subject: "of customers' money over the whole run the network got" },
    { metric: "saving_share_software", subject: "of the fall of the price, on a logarithmic scale, software made" },
    { metric: "saving_share_specialisation", subject: "chips nearer to their floor made" },
  ]);
}

export function hasCustomers({ schemes }: Experiment): boolean {
  return schemes.some(({ serving }) => serving !== undefined);
}

/** What became of the price of a token, who serves, and what the rule changed; nothing where no customers buy. */
export function answerWhatServingCosts(experiment: Experiment): string[] {
  const tell = (metric: ServingSummaryName, subject: string): string[] => {
    const names = new Map<string, string[]>();
    for (const scheme of experiment.schemes) {
      const quoted = quoteSummary(experiment, scheme, metric);
      if (quoted !== null) names.set(quoted, [...(names.get(quoted) ?? []), formatName(scheme.name)]);
    }
    const clauses = [...names].map(([quoted, schemes]) =>
      experiment.schemes.length < 2 ? quoted : `${quoted} under ${joinWords(schemes)}`,
    );
    return clauses.length === 0 ? [] : [makeSentence(subject, joinWords(clauses))];
  };
  return [
    ...tell("token_price_fall", "the price of a token of one quality fell by a factor of"),
    ...tell("saving_share_node", "of that fall, on a logarithmic scale, nodes and memory made"),
    ...tell("saving_share_margin", "makers' margins made"),
    ...tell("saving_share_profit", "the profit of who serves made"),
    ...tell("network_over_clouds_end", "at the end the network's machines over the clouds' were"),
    ...tell("cloud_own_share_end", "of the clouds' machines their own teams had then designed"),
    ...tellPriceDifference(experiment),
  ];
}

function tellPriceDifference(experiment: Experiment): string[] {
  return experiment.differences.flatMap(({ metric, scheme, baseline, difference }) => {
    if (metric !== "token_price_usd_per_mtok_end") return [];
    const quoted = quoteDifference(experiment, metric, difference);
    const price = experiment.schemes[0]?.summary[metric]?.mean ?? 0;
    if (quoted === null || difference === null) return [];
    const whom = `${formatName(scheme)} less ${formatName(baseline)}`;
    const told = Math.abs(difference.mean) < ROUNDING * price ? "no difference" : quoted;
    return [makeSentence(`price of a million tokens at the end, ${whom}: ${told}`)];
  });
}
