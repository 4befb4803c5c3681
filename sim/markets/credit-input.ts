/** Terms on which one lender finances new machines, each loan against the machines that it helps to buy. */
export interface CreditInput {
  /** Money of the lender at the start, USD. */
  readonly capitalUsd: number;
  /** Most that is lent on a machine, over what the lender holds it to be worth, 0 to below 1; at 0 nothing is lent. */
  readonly loanToValue: number;
  /** 1/year, due every month on what is left of a loan. */
  readonly interestPerYear: number;
  /** Equal monthly parts in which a loan is paid back, from the first month in which its machines run. */
  readonly termMonths: number;
  /** Part of the pay that a borrower imagines lost before it borrows, 0 to below 1. */
  readonly payRisk: number;
  /** Most debt over worth of a loan's machines: what is owed beyond it falls due at once; left out, only instalments do. */
  readonly marginCallAt?: number | undefined;
  /** Debt over worth of a loan's machines above which a borrower gives them up though it could pay; left out, none does. */
  readonly walkAwayAt?: number | undefined;
  /** Part of their worth that seized machines lose in a forced sale where there is no market for used ones, 0 to 1. */
  readonly forcedSaleLoss: number;
  /** Names of the miner groups that the lender lends to; left out, to all. */
  readonly groups?: readonly string[] | undefined;
}
