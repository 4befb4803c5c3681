import type { CreditSummaryName } from "../sim/metrics/credit-metrics.ts";
import type { SummaryMetricName } from "../sim/metrics/summary-metrics.ts";

/** What was built and what it costs: rows of every table that sets schemes side by side. */
export const builtMeasures = [
  { name: "hashrate_hs_last_year", title: "Hashrate" },
  { name: "asic_share_last_year", title: "Hashrate on ASICs" },
  { name: "power_gw_last_year", title: "Power" },
  { name: "efficiency_j_per_th_last_year", title: "Energy per terahash" },
  { name: "hardware_usd_total", title: "Spent on hardware" },
  { name: "stake_usd_total", title: "Spent on stake" },
  { name: "cost_usd_per_eh_last_year", title: "Cost of an exahash" },
  { name: "cost_usd_per_coin_last_year", title: "Running cost per coin" },
] as const satisfies readonly { name: SummaryMetricName; title: string }[];

/** Summary metrics that stand for the four questions, in their order, with a title short enough for a column. */
export const headlineMetrics = [
  { name: "workers_share_total", title: "Paid for work" },
  { name: "stakers_share_total", title: "Paid for stake" },
  ...builtMeasures,
  { name: "gini_pay_last_year", title: "Gini of pay" },
  { name: "nakamoto_pay_last_year", title: "Fewest with half of pay" },
] as const satisfies readonly { name: SummaryMetricName; title: string }[];

/** The same of loans on machines, where a lender lends. */
export const creditHeadline = [
  { name: "credit_debt_usd_peak", title: "Largest debt" },
  { name: "credit_defaulters", title: "Miners that defaulted" },
  { name: "credit_lender_gain_usd_total", title: "Gain of the lender" },
] as const satisfies readonly { name: CreditSummaryName; title: string }[];
