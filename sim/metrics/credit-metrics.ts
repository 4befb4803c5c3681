import type { Metric } from "./series-metrics.ts";

const usd = (title: string, question: Metric["question"], definition: string): Metric => ({
  title,
  unit: "USD",
  question,
  definition,
});

/** Of loans on machines: one value a month. */
export const creditMetrics = {
  credit_debt_usd: usd("Debt of miners", "held", "Principal of loans on machines not paid back at the month's end."),
  credit_collateral_usd: usd(
    "Worth of pledged machines",
    "held",
    "What the lender holds the machines behind those loans to be worth at the month's end.",
  ),
  credit_debt_over_collateral: {
    title: "Debt over pledged machines",
    unit: "1",
    question: "held",
    definition: "Debt of miners over the worth of pledged machines; empty where nobody owes anything.",
  },
  credit_borrowers: {
    title: "Borrowers",
    unit: "parties",
    question: "held",
    definition: "Miners that owe something at the month's end.",
  },
  credit_lent_usd: usd("Lent", "built", "Money lent on new machines in the month."),
  credit_repaid_usd: usd("Principal repaid", "cost", "Principal paid back in the month."),
  credit_interest_usd: usd("Interest", "cost", "Interest that miners paid in the month."),
  credit_defaults: {
    title: "Miners in default",
    unit: "parties",
    question: "held",
    definition: "Miners whose money did not cover some loan in the month.",
  },
  credit_written_off_usd: usd(
    "Loans in default",
    "held",
    "Principal of the loans that went into default in the month.",
  ),
  credit_recovered_usd: usd(
    "Recovered from machines",
    "held",
    "What seized machines brought the lender in the month, up to what was owed on them.",
  ),
  credit_seized_units: {
    title: "Machines seized",
    unit: "devices",
    question: "built",
    definition: "Machines that the lender took in the month.",
  },
  credit_unsold_units: {
    title: "Seized machines not sold",
    unit: "devices",
    question: "built",
    definition: "Machines that the lender still has at the month's end; nobody runs them.",
  },
  credit_lender_cash_usd: usd("Money of the lender", "held", "What the lender has to lend at the month's end."),
} as const satisfies Record<string, Metric>;

export type CreditMetricName = keyof typeof creditMetrics;

/** A plain column a metric, null where a value does not exist. */
export type CreditSeries = Readonly<Record<CreditMetricName, readonly (number | null)[]>>;

/** Numbers that stand for the loans of a whole run. */
export const creditSummaryMetrics = {
  credit_lent_usd_total: usd("Lent on machines", "built", "Money lent on new machines, whole run."),
  credit_debt_usd_peak: usd("Largest debt of miners", "held", "Largest debt of miners at the end of any month."),
  credit_debt_usd_end: usd("Debt of miners at the end", "held", "Principal not paid back at the run's end."),
  credit_interest_usd_total: usd("Interest paid", "cost", "Interest that miners paid, whole run."),
  credit_defaulters: {
    title: "Miners that defaulted",
    unit: "parties",
    question: "held",
    definition: "Miners that went into default on at least one loan, whole run.",
  },
  credit_defaults_peak: {
    title: "Most miners in default in a month",
    unit: "parties",
    question: "held",
    definition: "Largest number of miners that went into default on a loan in one month.",
  },
  credit_written_off_usd_total: usd(
    "Loans in default",
    "held",
    "Principal of loans that went into default, whole run.",
  ),
  credit_recovered_usd_total: usd(
    "Recovered from machines",
    "held",
    "What seized machines brought the lender, whole run.",
  ),
  credit_seized_units_total: {
    title: "Machines seized",
    unit: "devices",
    question: "built",
    definition: "Machines that the lender took, whole run.",
  },
  credit_loss_usd_total: usd(
    "Loss of the lender on loans",
    "held",
    "Principal in default less what seized machines brought, whole run; machines not sold yet count nothing.",
  ),
  credit_lender_gain_usd_total: usd(
    "Gain of the lender",
    "held",
    "Interest received less the loss on loans, whole run; below 0 where lending did not pay.",
  ),
  credit_unpaid_bills_usd_total: usd(
    "Bills unpaid at defaults",
    "held",
    "Electricity and taxes that miners in default had no money for, whole run: who sold the power bears them.",
  ),
} as const satisfies Record<string, Metric>;

export type CreditSummaryName = keyof typeof creditSummaryMetrics;
