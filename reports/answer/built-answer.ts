import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { joinWords } from "../display-name.ts";
import { say } from "../work-words.ts";
import { MANY_SCHEMES, tellMeasures } from "./across-schemes.ts";
import { isSome, makeSentence, nameLastYear, nameScheme, quoteSummary } from "./quotation.ts";

/** What gets built: the fleet at the end, and what was spent on hardware and on stake. */
export function answerWhatIsBuilt(experiment: Experiment): string[] {
  if (experiment.schemes.length >= MANY_SCHEMES) return tellMeasures(experiment, listTold(experiment));
  return experiment.schemes.flatMap((scheme) => [
    describeFleet(experiment, scheme),
    ...describeSpending(experiment, scheme),
  ]);
}

function listTold(experiment: Experiment) {
  const period = `${nameLastYear(experiment)},`;
  return [
    { metric: "power_gw_last_year", subject: `${period} power was` },
    { metric: "hashrate_hs_last_year", subject: `${say(experiment, "the hashrate")} was` },
    { metric: "asic_share_last_year", subject: `${say(experiment, "the part of it on ASICs")} was` },
    { metric: "hardware_usd_total", subject: "over the whole run, miners spent on hardware" },
    { metric: "stake_usd_total", subject: "on stake they spent" },
  ];
}

function describeFleet(experiment: Experiment, scheme: SchemeResult): string {
  const subject = [nameScheme(experiment, scheme), nameLastYear(experiment)].filter((part) => part !== "").join(", ");
  const power = quoteSummary(experiment, scheme, "power_gw_last_year");
  const hashrate = quoteSummary(experiment, scheme, "hashrate_hs_last_year");
  if (hashrate === null || !isSome(scheme.summary["hashrate_hs_last_year"])) {
    const rest = power === null || !isSome(scheme.summary["power_gw_last_year"]) ? "" : ` and nodes drew ${power}`;
    return makeSentence(`${subject},`, `${say(experiment, "no hashing hardware")} was switched on${rest}`);
  }
  const asics = quoteSummary(experiment, scheme, "asic_share_last_year");
  const efficiency = quoteSummary(experiment, scheme, "efficiency_j_per_th_last_year");
  const details = [power === null ? null : `drew ${power}`, efficiency === null ? null : `needed ${efficiency}`].filter(
    (part) => part !== null,
  );
  const made = asics === null ? "" : `, ${asics} of it on ASICs`;
  const drew = details.length === 0 ? "" : `; the fleet ${joinWords(details)}`;
  return makeSentence(`${subject},`, `${say(experiment, "the hashrate")} was ${hashrate}${made}${drew}`);
}

function describeSpending(experiment: Experiment, scheme: SchemeResult): string[] {
  const spent = (
    [
      ["hardware_usd_total", "on hardware"],
      ["stake_usd_total", "on stake"],
      ["electricity_usd_total", "on electricity"],
    ] as const
  ).flatMap(([metric, purpose]) =>
    isSome(scheme.summary[metric]) ? [`${quoteSummary(experiment, scheme, metric) ?? ""} ${purpose}`] : [],
  );
  return spent.length === 0 ? [] : [makeSentence("over the whole run", `miners spent ${joinWords(spent)}`)];
}
