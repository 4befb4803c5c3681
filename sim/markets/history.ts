/** One month of Bitcoin's real history. */
export interface MonthRow {
  /** YYYY-MM */
  readonly month: string;
  /** Mean price, USD; null before there was a market. */
  readonly priceUsd: number | null;
  readonly difficulty: number;
  readonly hashrateHashesPerSecond: number;
  readonly issuanceBtc: number;
  readonly feesBtc: number;
  readonly blocks: number;
}
