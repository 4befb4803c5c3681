/** Months over which concentration of pay is measured: one month's luck says little about a small party. */
const WINDOW_MONTHS = 12;

/** Rewards [satoshi] of each party over the last twelve months. */
export interface TrailingPay {
  readonly total: Float64Array;
  readonly months: readonly Float64Array[];
}

export function createTrailingPay(parties: number): TrailingPay {
  return {
    total: new Float64Array(parties),
    months: Array.from({ length: WINDOW_MONTHS }, () => new Float64Array(parties)),
  };
}

/** Takes a month in and lets the one of a year ago go. Whole satoshi, so nothing drifts. */
export function recordPay(pay: TrailingPay, month: number, rewardSatoshi: Float64Array): void {
  const slot = pay.months[month % WINDOW_MONTHS]!;
  for (let party = 0; party < slot.length; party++) {
    pay.total[party]! += rewardSatoshi[party]! - slot[party]!;
    slot[party] = rewardSatoshi[party]!;
  }
}
