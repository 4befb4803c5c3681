import type { Credit } from "../agents/credit.ts";

/** Closes a month of lending, after its review. */
export function recordCredit(credit: Credit): void {
  const loans = credit.loans.flat();
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  credit.months.push({
    ...credit.lender,
    debtUsd: add(loans.map(({ leftUsd }) => leftUsd)),
    worthUsd: add(loans.map(({ worthUsd }) => worthUsd)),
    borrowers: new Set(loans.map(({ party }) => party)).size,
    defaults: credit.defaults,
    seizedUnits: credit.seizedUnits,
    stockUnits: add(credit.stock.map(({ units }) => units)),
  });
  credit.defaults = 0;
  credit.seizedUnits = 0;
}
