import type { Experiment } from "../scenarios/experiments/experiment.ts";
import type { SummaryMetricName } from "../sim/metrics/summary-metrics.ts";
import { builtMeasures } from "./headline-metrics.ts";

/** A row of a table that sets schemes side by side. */
export interface MeasureRow {
  readonly name: string;
  /** Short enough for a column. */
  readonly title: string;
}

type Rows = readonly { readonly name: SummaryMetricName; readonly title: string }[];

const paid: Rows = [
  { name: "workers_share_total", title: "Paid for work" },
  { name: "stakers_share_total", title: "Paid for stake" },
  { name: "validators_share_total", title: "Paid to validators" },
  { name: "owners_share_total", title: "Paid to owners" },
  { name: "treasury_share_total", title: "Paid to the treasury" },
  { name: "burned_share_total", title: "Burned" },
  { name: "dilution_total", title: "Dilution of holders" },
  { name: "reward_usd_per_eh_last_year", title: "Pay of an exahash" },
  { name: "reward_usd_per_capital_usd", title: "Pay per $ of capital" },
  { name: "stake_yield_per_year_last_year", title: "Stake yield" },
  { name: "early_advantage_work", title: "Early/late, hardware" },
  { name: "early_advantage_stake", title: "Early/late, stake" },
  { name: "pay_useful_distance_end", title: "Pay far from useful work" },
];

const held: Rows = [
  { name: "gini_pay_last_year", title: "Gini of pay" },
  { name: "gini_work_last_year", title: "Gini of work" },
  { name: "gini_stake_last_year", title: "Gini of stake" },
  { name: "hhi_pay_last_year", title: "HHI of pay" },
  { name: "hhi_work_last_year", title: "HHI of work" },
  { name: "hhi_stake_last_year", title: "HHI of stake" },
  { name: "nakamoto_pay_last_year", title: "Fewest with half of pay" },
  { name: "nakamoto_work_last_year", title: "Fewest, half of work" },
  { name: "nakamoto_stake_last_year", title: "Fewest, half of stake" },
  { name: "sybil_gain_end", title: "Gain from ten names" },
  { name: "collusion_gain_end", title: "Gain of two as strangers" },
];

const built: Rows = builtMeasures;

const measures = { paid, built, held } as const;

/** Measures of a question that at least one scheme has and that is not zero under all of them. */
export function listMeasures(experiment: Experiment, question: keyof typeof measures): readonly MeasureRow[] {
  return measures[question].filter(({ name }) =>
    experiment.schemes.some(({ summary }) => (summary[name]?.mean ?? 0) !== 0),
  );
}
