import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { joinWords } from "../display-name.ts";
import { MANY_SCHEMES, tellGain, tellMeasures } from "./across-schemes.ts";
import { makeSentence, nameLastYear, nameScheme, quoteSummary } from "./quotation.ts";

const splitting = {
  metric: "sybil_gain_end",
  deed: "splitting up under ten names",
  subject: "splitting up under ten names would have raised the pay of the best paid by",
} as const;

const colluding = {
  metric: "collusion_gain_end",
  deed: "that the two best paid pass for strangers",
  subject: "passing for strangers raised the pay of the two best paid by",
} as const;

/** Who holds it, and how safe is it: how concentrated pay is at the end. */
export function answerWhoHoldsIt(experiment: Experiment): string[] {
  if (experiment.schemes.length >= MANY_SCHEMES) {
    return [
      ...tellMeasures(experiment, [
        { metric: "gini_pay_last_year", subject: `${nameLastYear(experiment)}, the Gini coefficient of pay was` },
        { metric: "nakamoto_pay_last_year", subject: "the fewest with more than half of it numbered" },
      ]),
      ...tellGain(experiment, splitting),
      ...tellGain(experiment, colluding),
    ];
  }
  return experiment.schemes.map((scheme) => describeConcentration(experiment, scheme));
}

function describeConcentration(experiment: Experiment, scheme: SchemeResult): string {
  const subject = [nameScheme(experiment, scheme), nameLastYear(experiment)].filter((part) => part !== "").join(", ");
  const gini = quoteSummary(experiment, scheme, "gini_pay_last_year");
  const hhi = quoteSummary(experiment, scheme, "hhi_pay_last_year");
  const fewest = quoteSummary(experiment, scheme, "nakamoto_pay_last_year");
  const measures = [gini && `the Gini coefficient of pay was ${gini}`, hhi && `its HHI ${hhi}`].filter(
    (part) => part !== null,
  );
  if (fewest !== null) measures.push(`the fewest parties with more than half of it numbered ${withoutParties(fewest)}`);
  if (measures.length === 0) return makeSentence(`${subject},`, "nobody was paid, so nothing was held");
  return makeSentence(`${subject},`, joinWords(measures));
}

function withoutParties(text: string): string {
  return text.replaceAll(/\sparties/g, "");
}
