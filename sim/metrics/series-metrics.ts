/** The four questions that every result answers, in this order. */
export type Question = "paid" | "built" | "cost" | "held" | "market";

/** What a column of numbers means: printed as a CSV header, a chart axis and a glossary entry. */
export interface Metric {
  readonly title: string;
  /** Unit as printed; "1" for a pure number or a share. */
  readonly unit: string;
  readonly question: Question;
  readonly definition: string;
}

const share = (title: string, question: Question, definition: string): Metric => ({
  title,
  unit: "1",
  question,
  definition,
});

/** One value a month; a value that does not exist (cost of work where no work is done) is null, never zero. */
export const seriesMetrics = {
  price_usd: { title: "Token price", unit: "USD", question: "market", definition: "Mean price over the month." },
  height: {
    title: "Block height",
    unit: "blocks",
    question: "market",
    definition: "Blocks of the chain at the month's end.",
  },
  blocks: { title: "Blocks", unit: "blocks", question: "market", definition: "Blocks found in the month." },
  block_interval_s: {
    title: "Block interval",
    unit: "s",
    question: "market",
    definition: "Length of the month over the blocks found in it.",
  },
  difficulty: {
    title: "Difficulty",
    unit: "1",
    question: "market",
    definition: "Difficulty at the month's end; 1 is the easiest target.",
  },
  issuance_btc: { title: "Issuance", unit: "BTC", question: "paid", definition: "Coins minted in the month." },
  fees_btc: { title: "Fees", unit: "BTC", question: "paid", definition: "Fees paid by users in the month." },
  revenue_usd: {
    title: "Revenue",
    unit: "USD",
    question: "paid",
    definition: "Issuance and fees of the month at the month's price.",
  },
  workers_share: share("Share to workers", "paid", "Part of the month's issuance and fees paid for work done."),
  stakers_share: share("Share to stakers", "paid", "Part of the month's issuance and fees paid for stake held."),
  validators_share: share(
    "Share to validators",
    "paid",
    "Part of the month's issuance and fees paid to validators as commission.",
  ),
  owners_share: share(
    "Share to owners",
    "paid",
    "Part of the month's issuance and fees paid to owners of the network or of a subnet.",
  ),
  treasury_share: share("Share to treasury", "paid", "Part of the month's issuance and fees paid to a common fund."),
  burned_share: share("Share burned", "paid", "Part of the month's issuance and fees destroyed."),
  hashrate_hs: {
    title: "Hashrate",
    unit: "H/s",
    question: "built",
    definition: "Hashrate of the devices switched on, mean over the month.",
  },
  power_gw: {
    title: "Power",
    unit: "GW",
    question: "built",
    definition: "Power of the devices and nodes switched on, with cooling (PUE), mean over the month.",
  },
  efficiency_j_per_th: {
    title: "Fleet efficiency",
    unit: "J/TH",
    question: "built",
    definition: "Energy per terahash of the devices switched on, without cooling.",
  },
  cpu_share: share("Hashrate on CPU", "built", "Part of the hashrate that comes from CPUs."),
  gpu_share: share("Hashrate on GPU", "built", "Part of the hashrate that comes from GPUs."),
  fpga_share: share("Hashrate on FPGA", "built", "Part of the hashrate that comes from FPGAs."),
  asic_share: share("Hashrate on ASIC", "built", "Part of the hashrate that comes from ASICs."),
  hardware_spend_usd: {
    title: "Hardware bought",
    unit: "USD",
    question: "built",
    definition: "Money paid for devices ordered in the month.",
  },
  stake_spend_usd: {
    title: "Stake bought",
    unit: "USD",
    question: "built",
    definition: "Money paid by miners for coins to stake in the month.",
  },
  hashprice_usd_per_ph_day: {
    title: "Hashprice",
    unit: "USD/PH/day",
    question: "cost",
    definition: "Revenue of one petahash per second running for a day.",
  },
  cost_usd_per_eh: {
    title: "Cost of work",
    unit: "USD/EH",
    question: "cost",
    definition: "Electricity plus straight-line wear of the devices owned, per exahash (1e18 hashes).",
  },
  electricity_usd_per_eh: {
    title: "Electricity per work",
    unit: "USD/EH",
    question: "cost",
    definition: "Electricity bill per exahash.",
  },
  reward_usd_per_eh: {
    title: "Reward per work",
    unit: "USD/EH",
    question: "cost",
    definition: "What the network pays workers per exahash.",
  },
  cost_usd_per_coin: {
    title: "Running cost per coin issued",
    unit: "USD/BTC",
    question: "cost",
    definition: "Electricity and wear of everyone who competes for rewards, over coins minted and fees.",
  },
  stake_yield_per_year: {
    title: "Stake yield",
    unit: "1/year",
    question: "paid",
    definition: "Coins paid to stakers and validators over the coins at stake at the month's end, per year.",
  },
  payback_work_months: {
    title: "Payback of hardware by entry date",
    unit: "months",
    question: "paid",
    definition:
      "Months until the best device bought at this month's end has paid for itself, at the pay that followed; empty where it had not by the run's end.",
  },
  payback_stake_months: {
    title: "Payback of stake by entry date",
    unit: "months",
    question: "paid",
    definition:
      "Months until coins bought and staked at this month's end have earned their price; empty where they had not by the run's end.",
  },
  return_work_24m: share(
    "Return on hardware by entry date",
    "paid",
    "Dollars back within 24 months for a dollar of the best device bought at this month's end; the used device counts as worth nothing.",
  ),
  return_stake_24m: share(
    "Return on stake by entry date",
    "paid",
    "Dollars after 24 months for a dollar of coins bought and staked at this month's end, the coins included at their price then.",
  ),
  gini_pay: share(
    "Gini of pay",
    "held",
    "Gini coefficient of rewards over the last twelve months among everyone paid or competing.",
  ),
  hhi_pay: share("HHI of pay", "held", "Herfindahl-Hirschman index of rewards over the last twelve months."),
  nakamoto_pay: {
    title: "Nakamoto coefficient of pay",
    unit: "parties",
    question: "held",
    definition: "Fewest parties that together earn more than half of the rewards of the last twelve months.",
  },
  theil_pay: {
    title: "Theil index of pay",
    unit: "nats",
    question: "held",
    definition: "Theil T of rewards over the last twelve months.",
  },
  gini_work: share("Gini of work", "held", "Gini coefficient of hashrate switched on."),
  hhi_work: share("HHI of work", "held", "Herfindahl-Hirschman index of hashrate switched on."),
  nakamoto_work: {
    title: "Nakamoto coefficient of work",
    unit: "parties",
    question: "held",
    definition: "Fewest parties that together hold more than half of the hashrate.",
  },
  gini_stake: share("Gini of stake", "held", "Gini coefficient of coins at stake."),
  hhi_stake: share("HHI of stake", "held", "Herfindahl-Hirschman index of coins at stake."),
  nakamoto_stake: {
    title: "Nakamoto coefficient of stake",
    unit: "parties",
    question: "held",
    definition: "Fewest parties that together hold more than half of the staked coins.",
  },
} as const satisfies Record<string, Metric>;

export type SeriesMetricName = keyof typeof seriesMetrics;

/** Columns of a run, one value a month; NaN marks a value that does not exist. */
export type MonthlySeries = Record<SeriesMetricName, Float64Array>;

/** The same for each miner group (and for "holders"): shares of the month's total. */
export const groupMetrics = {
  pay_share: share("Share of pay", "paid", "Part of the month's issuance and fees that the group earned."),
  work_share: share("Share of hashrate", "built", "Part of the hashrate switched on that the group owns."),
  stake_share: share("Share of stake", "held", "Part of the staked coins that the group owns."),
  profit_usd: {
    title: "Profit so far",
    unit: "USD",
    question: "paid",
    definition: "Rewards at the price of their month, less electricity and hardware paid, since the start.",
  },
} as const satisfies Record<string, Metric>;

export type GroupMetricName = keyof typeof groupMetrics;
export type GroupSeries = Record<GroupMetricName, Float64Array>;
