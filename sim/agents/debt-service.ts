import type { World } from "../world.ts";
import type { Credit, Loan } from "./credit.ts";

/** A ten-thousandth of a cent, by which sums round: less than that left over is a default, less than that owed is nothing. */
const ROUNDING_USD = 1e-6;

/** A month's interest on every loan; who has machines on their way owes it until they run. */
export function applyInterest({ loans }: Credit): void {
  for (const loan of loans.flat()) loan.interestDueUsd += (loan.leftUsd * loan.interestPerYear) / 12;
}

/**
 * Pays what a party owes on its loans for the month, oldest loan first. A loan that its money does not cover, or that it
 * would rather be rid of, goes into default: nothing more is paid on it, and its machines are the lender's.
 *
 * @param availableUsd what the party has left after bills, coins at their price included
 * @returns [USD] paid
 */
export function applyDebtService(world: World, credit: Credit, party: number, availableUsd: number): number {
  const loans = credit.loans[party]!;
  const failed: Loan[] = [];
  let paid = 0;
  for (const loan of loans) {
    if (world.month < loan.firstMonth) continue;
    const repaid = computeRepayment(loan);
    const due = loan.interestDueUsd + repaid;
    if (isGivenUp(loan) || paid + due + ROUNDING_USD > availableUsd) {
      failed.push(loan);
      continue;
    }
    paid += due;
    applyPayment(credit, loan, repaid);
  }
  if (failed.length > 0) applyDefault(credit, party, failed);
  if (loans.length > 0) credit.loans[party] = loans.filter((loan) => loan.leftUsd > 0 && !failed.includes(loan));
  return paid;
}

/** Only the machines stand for a loan: where much more is owed than they are worth, their owner may prefer to lose them. */
function isGivenUp({ leftUsd, walkAwayAt, worthUsd }: Loan): boolean {
  return walkAwayAt !== undefined && leftUsd > walkAwayAt * worthUsd;
}

/** [USD] instalment of a month; the last one takes what rounding left, a margin call what the machines no longer cover */
function computeRepayment({ principalUsd, termMonths, leftUsd, marginCallAt, worthUsd }: Loan): number {
  const called = marginCallAt === undefined ? 0 : leftUsd - marginCallAt * worthUsd;
  const repaid = Math.max(principalUsd / termMonths, called);
  return leftUsd - repaid < ROUNDING_USD ? leftUsd : repaid;
}

function applyPayment({ lender, books }: Credit, loan: Loan, repaid: number): void {
  const { party, interestDueUsd } = loan;
  lender.cashUsd += repaid + interestDueUsd;
  lender.repaidUsd += repaid;
  lender.interestUsd += interestDueUsd;
  books.repaid[party]! += repaid;
  books.interest[party]! += interestDueUsd;
  loan.leftUsd -= repaid;
  loan.interestDueUsd = 0;
}

function applyDefault(credit: Credit, party: number, failed: readonly Loan[]): void {
  const leftUsd = failed.reduce((sum, loan) => sum + loan.leftUsd, 0);
  credit.failed.push(...failed);
  credit.defaults++;
  credit.hasDefaulted[party] = 1;
  credit.lender.writtenOffUsd += leftUsd;
  credit.books.forgiven[party]! += leftUsd;
}

/** Who defaults and cannot pay its bills either is rid of them: a default leaves nobody below nothing. */
export function applyUnpaidBills({ books }: World, credit: Credit, party: number): void {
  const owedUsd = -books.cash[party]!;
  if (!(owedUsd > 0) || !credit.failed.some((loan) => loan.party === party)) return;
  books.cash[party] = 0;
  credit.books.unpaidBills[party]! += owedUsd;
}

/** [USD] bills that parties keep money back for: last month's electricity, and what their loans take next month */
export function listBills({ credit, month }: World, electricityUsd: Float64Array): Float64Array {
  if (credit === null) return electricityUsd;
  const bills = electricityUsd.slice();
  for (const loan of credit.loans.flat()) {
    if (month + 1 < loan.firstMonth) continue;
    const interest = loan.interestDueUsd + (loan.leftUsd * loan.interestPerYear) / 12;
    bills[loan.party]! += interest + computeRepayment(loan);
  }
  return bills;
}
