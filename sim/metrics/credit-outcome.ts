import type { Credit, CreditMonth } from "../agents/credit.ts";
import type { World } from "../world.ts";
import { type CreditMetricName, type CreditSeries, type CreditSummaryName, creditMetrics } from "./credit-metrics.ts";

/** What one party borrowed, paid and lost over a run, USD. */
export interface BorrowerOutcome {
  readonly name: string;
  readonly borrowedUsd: number;
  readonly repaidUsd: number;
  readonly interestUsd: number;
  readonly forgivenUsd: number;
  readonly surplusUsd: number;
  readonly unpaidBillsUsd: number;
}

/** What lending came to. */
export interface CreditOutcome {
  readonly series: CreditSeries;
  readonly parties: readonly BorrowerOutcome[];
  readonly summary: Readonly<Record<CreditSummaryName, number>>;
}

/** [USD] a party's gain so far from debts and bills that it was rid of, less interest */
export function getCreditGain({ credit }: World, party: number): number {
  if (credit === null) return 0;
  const { forgiven, surplus, unpaidBills, interest } = credit.books;
  return forgiven[party]! + surplus[party]! + unpaidBills[party]! - interest[party]!;
}

export function describeCredit({ population }: World, credit: Credit): CreditOutcome {
  const series = createSeries(credit.months);
  const { borrowed, repaid, interest, forgiven, surplus, unpaidBills } = credit.books;
  return {
    series,
    parties: population.names.map((name, party) => ({
      name,
      borrowedUsd: borrowed[party]!,
      repaidUsd: repaid[party]!,
      interestUsd: interest[party]!,
      forgivenUsd: forgiven[party]!,
      surplusUsd: surplus[party]!,
      unpaidBillsUsd: unpaidBills[party]!,
    })),
    summary: summarise(credit),
  };
}

function createSeries(months: readonly CreditMonth[]): CreditSeries {
  const rows = months.map((month, index) => describeMonth(month, months[index - 1]));
  const columns: Partial<Record<CreditMetricName, (number | null)[]>> = {};
  for (const name of Object.keys(creditMetrics) as CreditMetricName[]) columns[name] = rows.map((row) => row[name]);
  return columns as CreditSeries;
}

function describeMonth(month: CreditMonth, before: CreditMonth | undefined): Record<CreditMetricName, number | null> {
  const since = (key: keyof CreditMonth) => month[key] - (before?.[key] ?? 0);
  return {
    credit_debt_usd: month.debtUsd,
    credit_collateral_usd: month.worthUsd,
    credit_debt_over_collateral: month.debtUsd > 0 && month.worthUsd > 0 ? month.debtUsd / month.worthUsd : null,
    credit_borrowers: month.borrowers,
    credit_lent_usd: since("lentUsd"),
    credit_repaid_usd: since("repaidUsd"),
    credit_interest_usd: since("interestUsd"),
    credit_defaults: month.defaults,
    credit_written_off_usd: since("writtenOffUsd"),
    credit_recovered_usd: since("recoveredUsd"),
    credit_seized_units: month.seizedUnits,
    credit_unsold_units: month.stockUnits,
    credit_lender_cash_usd: month.cashUsd,
  };
}

function summarise({ lender, books, hasDefaulted, months }: Credit): CreditOutcome["summary"] {
  const lossUsd = lender.writtenOffUsd - lender.recoveredUsd;
  const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);
  return {
    credit_lent_usd_total: lender.lentUsd,
    credit_debt_usd_peak: Math.max(0, ...months.map(({ debtUsd }) => debtUsd)),
    credit_debt_usd_end: months.at(-1)?.debtUsd ?? 0,
    credit_interest_usd_total: lender.interestUsd,
    credit_defaulters: total(hasDefaulted),
    credit_defaults_peak: Math.max(0, ...months.map(({ defaults }) => defaults)),
    credit_written_off_usd_total: lender.writtenOffUsd,
    credit_recovered_usd_total: lender.recoveredUsd,
    credit_seized_units_total: total(months.map(({ seizedUnits }) => seizedUnits)),
    credit_loss_usd_total: lossUsd,
    credit_lender_gain_usd_total: lender.interestUsd - lossUsd,
    credit_unpaid_bills_usd_total: total(books.unpaidBills),
  };
}
