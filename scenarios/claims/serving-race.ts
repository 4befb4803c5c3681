import type { ServingSummaryName } from "../../sim/metrics/serving-metrics.ts";
import { computeEstimate } from "../experiments/estimate.ts";
import type { Estimate } from "../experiments/experiment.ts";
import type { Part } from "./claim.ts";
import { type ClaimContext, getRun } from "./claim-context.ts";
import { describeRun, getScheme } from "./claim-runs.ts";
import { type Evidence, getRange, listEstimate, markExtrapolated } from "./evidence.ts";
import { judgeAtLeast, judgeGreater } from "./verdict.ts";

// What ten simulated years of inference say: the same customers, clouds and makers under pay for work and for stake.

/** Whether more chips for serving come to market where work is paid for than where stake is. */
export function judgeMakers(context: ClaimContext): Part {
  return {
    statement: "The reward is what makes chip makers compete for AI chips",
    reading: "said",
    rule: "simulated ten years: chips for serving that came to market, under pay for work less under pay for stake, paired: 95 % interval against 0",
    verdict: judgeGreater(getRange(computeMore(context, "designs_taped_out"))),
    flips: [],
  };
}

/** Whether machines need less energy for a token where work is paid for: the makers' progress, software left out. */
export function judgeMachines(context: ClaimContext): Part {
  return {
    statement: "Pay for work makes the machines that serve more efficient than pay for stake does",
    reading: "other",
    rule: "simulated ten years: ln of the fall of the energy of a token by machines alone, work less stake, paired: 95 % interval against 0",
    verdict: judgeGreater(getRange(computeLogMore(context, "machine_energy_fall"))),
    flips: [],
  };
}

/** Whether, and by how much, the price of a token falls faster where work is paid for. */
export function judgeFasterCost(context: ClaimContext): Part {
  return {
    statement: "Pay for work lowers the cost of a token faster than pay for stake does",
    reading: "other",
    rule: "simulated ten years: ln of the fall of the cost of a token, work less stake, paired: 95 % interval against 0",
    verdict: judgeGreater(getRange(computeLogMore(context, "token_cost_fall"))),
    flips: [],
  };
}

export function listRaceProgress(context: ClaimContext): Evidence[] {
  const text = (statement: string, unit: string) => ({ statement, unit, source: describeRun("race") });
  return [
    ...listEstimate(
      getSummary(context, "proof-of-stake", "designs_taped_out"),
      text("Chips for serving brought to market in ten simulated years, pay for stake", "1"),
    ),
    ...listEstimate(
      computeMore(context, "designs_taped_out"),
      text("The same under pay for work, less under pay for stake", "1"),
    ),
    ...listEstimate(
      exponentiate(computeLogMore(context, "machine_energy_fall")),
      text("Fall of a token's energy by machines alone in ten simulated years, work over stake", "factor"),
    ),
    ...listEstimate(
      exponentiate(computeLogMore(context, "token_cost_fall")),
      text("Fall of the cost of a token in ten simulated years, work over stake", "factor"),
    ),
    ...listEstimate(
      exponentiate(computeLogMore(context, "token_price_fall")),
      text("Fall of the price of a token in ten simulated years, work over stake", "factor"),
    ),
  ].map(markExtrapolated);
}

/** The network's machines after ten simulated years against those of clouds. */
export function judgeRaceCapacity(context: ClaimContext, claimed: number): Part {
  const found = getRange(getSummary(context, "proof-of-work", "network_over_clouds_start"));
  return {
    statement: `In ten simulated years a network that earns what Bitcoin does holds ${claimed} times what clouds serve with today`,
    reading: "other",
    rule: `${claimed} over the multiple found, its 95 % interval against 1.5`,
    verdict: judgeAtLeast(claimed, found === null ? null : { ...found, low: Math.max(0, found.low) }),
    flips: [],
  };
}

export function listRaceCapacity(context: ClaimContext): Evidence[] {
  const measures = [
    [
      "network_over_clouds_start",
      "Simulated network after ten years over the clouds' machines that serve today",
      "factor",
    ],
    ["network_over_clouds_end", "The same over those that the clouds have by then", "factor"],
    ["network_gw_end", "Power that it then draws", "GW"],
    ["cloud_gw_end", "Power of the clouds' machines that then serve", "GW"],
  ] as const satisfies readonly (readonly [ServingSummaryName, string, string])[];
  return measures
    .flatMap(([metric, statement, unit]) =>
      listEstimate(getSummary(context, "proof-of-work", metric), { statement, unit, source: describeRun("race") }),
    )
    .map(markExtrapolated);
}

export function listRaceCost(context: ClaimContext): Evidence[] {
  const measures = [
    ["token_price_fall", "Fall of the price of a token of one quality in ten simulated years", "factor"],
    ["token_price_usd_per_mtok_end", "Price of a million tokens of a 70 bn model's quality after them", "USD/Mtok"],
    ["token_cost_usd_per_mtok_end", "What these cost in wear and electricity", "USD/Mtok"],
    ["saving_share_software", "Part of the fall, on a logarithmic scale, that is software", "share"],
    ["saving_share_specialisation", "Part that is chips nearer to their least energy", "share"],
    ["saving_share_node", "Part that is process nodes and memory", "share"],
    ["saving_share_margin", "Part that is makers' margin", "share"],
    ["saving_share_profit", "Part that is profit of who serves", "share"],
    ["saving_share_scale", "Part that is use and electricity", "share"],
  ] as const satisfies readonly (readonly [ServingSummaryName, string, string])[];
  return measures
    .flatMap(([metric, statement, unit]) =>
      listEstimate(getSummary(context, "proof-of-work", metric), { statement, unit, source: describeRun("race") }),
    )
    .map(markExtrapolated);
}

function getSummary(context: ClaimContext, scheme: string, metric: ServingSummaryName): Estimate | null {
  return getScheme(getRun(context, "race"), scheme).summary[metric] ?? null;
}

/** Pay for work less pay for stake, replication by replication. */
function computeMore(context: ClaimContext, metric: ServingSummaryName): Estimate | null {
  return comparePaired(context, metric, (work, stake) => work - stake);
}

function computeLogMore(context: ClaimContext, metric: ServingSummaryName): Estimate | null {
  return comparePaired(context, metric, (work, stake) => Math.log(work / stake));
}

function comparePaired(
  context: ClaimContext,
  metric: ServingSummaryName,
  compare: (work: number, stake: number) => number,
): Estimate | null {
  const race = getRun(context, "race");
  const stakes = getScheme(race, "proof-of-stake").runs;
  return computeEstimate(
    getScheme(race, "proof-of-work").runs.map(({ summary }, index) => {
      const [work, stake] = [summary[metric] ?? null, stakes[index]?.summary[metric] ?? null];
      return work === null || stake === null ? null : compare(work, stake);
    }),
  );
}

function exponentiate(logs: Estimate | null): Estimate | null {
  if (logs === null) return null;
  return { mean: Math.exp(logs.mean), low: Math.exp(logs.low), high: Math.exp(logs.high), n: logs.n };
}
