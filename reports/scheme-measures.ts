import type { Experiment } from "../scenarios/experiments/experiment.ts";
import type { CreditSummaryName } from "../sim/metrics/credit-metrics.ts";
import type { ServingSummaryName } from "../sim/metrics/serving-metrics.ts";
import type { SummaryMetricName } from "../sim/metrics/summary-metrics.ts";
import { builtMeasures } from "./headline-metrics.ts";

/** A row of a table that sets schemes side by side. */
export interface MeasureRow {
  readonly name: string;
  /** Short enough for a column. */
  readonly title: string;
}

type Rows = readonly {
  readonly name: SummaryMetricName | ServingSummaryName | CreditSummaryName;
  readonly title: string;
}[];

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

const serving: Rows = [
  { name: "token_price_usd_per_mtok_end", title: "Price, Mtok, end" },
  { name: "token_price_fall", title: "Price fell by" },
  { name: "token_cost_usd_per_mtok_end", title: "Cost, Mtok, end" },
  { name: "token_energy_j_end", title: "Energy of a token, end" },
  { name: "network_over_clouds_end", title: "Network over clouds" },
  { name: "network_gw_end", title: "Power, network, end" },
  { name: "cloud_gw_end", title: "Power, clouds, end" },
  { name: "customers_network_share", title: "Customers' money here" },
  { name: "designs_taped_out", title: "Chips for serving" },
  { name: "saving_share_software", title: "Fall by software" },
  { name: "saving_share_specialisation", title: "Fall by specialisation" },
  { name: "saving_share_node", title: "Fall by nodes, memory" },
  { name: "saving_share_margin", title: "Fall by makers' margin" },
  { name: "saving_share_profit", title: "Fall by servers' profit" },
  { name: "saving_share_scale", title: "Fall by use, power" },
];

const credit: Rows = [
  { name: "credit_lent_usd_total", title: "Lent on machines" },
  { name: "credit_debt_usd_peak", title: "Largest debt" },
  { name: "credit_interest_usd_total", title: "Interest paid" },
  { name: "credit_defaulters", title: "Miners that defaulted" },
  { name: "credit_defaults_peak", title: "Most in one month" },
  { name: "credit_written_off_usd_total", title: "Loans in default" },
  { name: "credit_recovered_usd_total", title: "Recovered" },
  { name: "credit_seized_units_total", title: "Machines seized" },
  { name: "credit_lender_gain_usd_total", title: "Gain of the lender" },
  { name: "credit_unpaid_bills_usd_total", title: "Bills left unpaid" },
];

const measures = { paid, built, held, serving, credit } as const;

/** Measures of a question that at least one scheme has and that is not zero under all of them. */
export function listMeasures(experiment: Experiment, question: keyof typeof measures): readonly MeasureRow[] {
  return measures[question].filter(({ name }) =>
    experiment.schemes.some(({ summary }) => (summary[name]?.mean ?? 0) !== 0),
  );
}
