import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { joinWords } from "../display-name.ts";
import { makeSentence, nameLastYear, nameScheme, quoteSummary } from "./quotation.ts";

/** Who holds it, and how safe is it: how concentrated pay is at the end. */
export function answerWhoHoldsIt(experiment: Experiment): string[] {
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
