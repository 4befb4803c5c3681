import type { Metric } from "./series-metrics.ts";

/** Numbers that stand for a whole run. "Last year" is the mean of the last twelve months (or of all, if fewer). */
export const summaryMetrics = {
  workers_share_total: {
    title: "Share of issuance and fees to workers",
    unit: "1",
    question: "paid",
    definition: "Coins paid for work done over all coins issued and fees paid, whole run.",
  },
  stakers_share_total: {
    title: "Share of issuance and fees to stakers",
    unit: "1",
    question: "paid",
    definition: "Coins paid for stake held over all coins issued and fees paid, whole run.",
  },
  validators_share_total: {
    title: "Share of issuance and fees to validators",
    unit: "1",
    question: "paid",
    definition: "Coins paid to validators over all coins issued and fees paid, whole run.",
  },
  owners_share_total: {
    title: "Share of issuance and fees to owners",
    unit: "1",
    question: "paid",
    definition: "Coins paid to owners of the network or of a subnet over all coins issued and fees paid, whole run.",
  },
  treasury_share_total: {
    title: "Share of issuance and fees to the treasury",
    unit: "1",
    question: "paid",
    definition: "Coins paid to a common fund over all coins issued and fees paid, whole run.",
  },
  burned_share_total: {
    title: "Share of issuance and fees burned",
    unit: "1",
    question: "paid",
    definition: "Coins destroyed over all coins issued and fees paid, whole run.",
  },
  dilution_total: {
    title: "Dilution of holders",
    unit: "1",
    question: "paid",
    definition: "Coins minted in the run over coins in existence at its start.",
  },
  reward_usd_per_capital_usd: {
    title: "Pay per capital",
    unit: "1",
    question: "paid",
    definition:
      "Pay of all parties at the price of its month over the capital tied up: devices of the start at list price, devices paid for since, and the mean worth of the coins at stake; whole run.",
  },
  stake_yield_per_year_last_year: {
    title: "Stake yield",
    unit: "1/year",
    question: "paid",
    definition: "Coins paid to stakers and validators over the coins at stake, per year, last year.",
  },
  early_advantage_work: {
    title: "Early over late return on hardware",
    unit: "1",
    question: "paid",
    definition:
      "Mean return within 24 months on a dollar of hardware bought in the first third of the months that have 24 after them, over that of the last third; above 1 where early buyers did better.",
  },
  early_advantage_stake: {
    title: "Early over late return on stake",
    unit: "1",
    question: "paid",
    definition:
      "Mean return within 24 months on a dollar of stake bought in the first third of the months that have 24 after them, over that of the last third; above 1 where early buyers did better.",
  },
  revenue_usd_total: {
    title: "Issuance and fees",
    unit: "USD",
    question: "paid",
    definition: "Issuance and fees, each month at its price, whole run.",
  },
  issuance_btc_total: { title: "Issuance", unit: "BTC", question: "paid", definition: "Coins minted, whole run." },
  hardware_usd_total: {
    title: "Hardware bought",
    unit: "USD",
    question: "built",
    definition: "Money paid for devices, whole run.",
  },
  stake_usd_total: {
    title: "Stake bought by miners",
    unit: "USD",
    question: "built",
    definition: "Money that miners paid for coins to stake, whole run.",
  },
  electricity_usd_total: {
    title: "Electricity",
    unit: "USD",
    question: "built",
    definition: "Electricity bills of everyone who competes for rewards, whole run.",
  },
  power_gw_last_year: {
    title: "Power",
    unit: "GW",
    question: "built",
    definition: "Mean power at the meter in the last year.",
  },
  hashrate_hs_last_year: {
    title: "Hashrate",
    unit: "H/s",
    question: "built",
    definition: "Mean hashrate switched on in the last year.",
  },
  efficiency_j_per_th_last_year: {
    title: "Fleet efficiency",
    unit: "J/TH",
    question: "built",
    definition: "Energy of the devices switched on over hashes done, last year.",
  },
  gpu_share_last_year: {
    title: "Hashrate on GPU",
    unit: "1",
    question: "built",
    definition: "Part of the hashrate that comes from GPUs, last year.",
  },
  asic_share_last_year: {
    title: "Hashrate on ASIC",
    unit: "1",
    question: "built",
    definition: "Part of the hashrate that comes from ASICs, last year.",
  },
  cost_usd_per_eh_last_year: {
    title: "Cost of work",
    unit: "USD/EH",
    question: "cost",
    definition: "Electricity and wear per exahash, last year.",
  },
  reward_usd_per_eh_last_year: {
    title: "Reward per work",
    unit: "USD/EH",
    question: "cost",
    definition: "What the network paid workers per exahash, last year.",
  },
  cost_usd_per_coin_last_year: {
    title: "Running cost per coin paid out",
    unit: "USD/BTC",
    question: "cost",
    definition: "Electricity and wear of everyone who competes for rewards, over coins minted and fees, last year.",
  },
  miner_profit_usd_total: {
    title: "Profit of miners",
    unit: "USD",
    question: "paid",
    definition: "Rewards at the price of their month less electricity and hardware paid, all miners, whole run.",
  },
  gini_pay_last_year: {
    title: "Gini of pay",
    unit: "1",
    question: "held",
    definition: "Gini coefficient of the last year's rewards among everyone paid or competing.",
  },
  hhi_pay_last_year: {
    title: "HHI of pay",
    unit: "1",
    question: "held",
    definition: "Herfindahl-Hirschman index of the last year's rewards.",
  },
  nakamoto_pay_last_year: {
    title: "Nakamoto coefficient of pay",
    unit: "parties",
    question: "held",
    definition: "Fewest parties that together earned more than half of the last year's rewards.",
  },
  theil_pay_last_year: {
    title: "Theil index of pay",
    unit: "nats",
    question: "held",
    definition: "Theil T of the last year's rewards.",
  },
  gini_work_last_year: {
    title: "Gini of work",
    unit: "1",
    question: "held",
    definition: "Gini coefficient of the hashrate switched on among those who work, last year.",
  },
  hhi_work_last_year: {
    title: "HHI of work",
    unit: "1",
    question: "held",
    definition: "Herfindahl-Hirschman index of the hashrate switched on among those who work, last year.",
  },
  nakamoto_work_last_year: {
    title: "Nakamoto coefficient of work",
    unit: "parties",
    question: "held",
    definition: "Fewest parties that together hold more than half of the hashrate, last year.",
  },
  gini_stake_last_year: {
    title: "Gini of stake",
    unit: "1",
    question: "held",
    definition: "Gini coefficient of the coins at stake among those who stake, last year.",
  },
  hhi_stake_last_year: {
    title: "HHI of stake",
    unit: "1",
    question: "held",
    definition: "Herfindahl-Hirschman index of the coins at stake among those who stake, last year.",
  },
  nakamoto_stake_last_year: {
    title: "Nakamoto coefficient of stake",
    unit: "parties",
    question: "held",
    definition: "Fewest parties that together hold more than half of the coins at stake, last year.",
  },
  sybil_gain_end: {
    title: "Gain from ten names",
    unit: "1",
    question: "held",
    definition:
      "What the best-paid party would gain by splitting its work and stake over ten names, at the run's end, names being free; 0 where a rule pays for work or stake and not for names.",
  },
  collusion_gain_end: {
    title: "Gain of two that pass for strangers",
    unit: "1",
    question: "held",
    definition:
      "What the two best-paid parties earn as strangers over what they would earn as one, less 1, at the run's end; above 0 where a cap can be walked around.",
  },
  pay_useful_distance_end: {
    title: "Distance of pay from useful work",
    unit: "1",
    question: "paid",
    definition:
      "Half the sum over all parties of the difference between their share of all pay and their share of what customers could buy of the machines that run at the end, such as tokens a second; 1 where nothing useful is made, empty where it was never measured.",
  },
  block_interval_s_mean: {
    title: "Mean block interval",
    unit: "s",
    question: "market",
    definition: "Simulated time over blocks found, whole run.",
  },
} as const satisfies Record<string, Metric>;

export type SummaryMetricName = keyof typeof summaryMetrics;

/** Summary metrics of one group: `group:<name>:pay_share` and `group:<name>:profit_usd`. */
export function describeGroupSummary(group: string): Record<string, Metric> {
  return {
    [`group:${group}:pay_share`]: {
      title: `Share of pay: ${group}`,
      unit: "1",
      question: "paid",
      definition: `Coins earned by ${group} over all coins issued and fees paid, whole run.`,
    },
    [`group:${group}:profit_usd`]: {
      title: `Profit: ${group}`,
      unit: "USD",
      question: "paid",
      definition: `Rewards of ${group} at the price of their month, less electricity and hardware paid, whole run.`,
    },
  };
}
