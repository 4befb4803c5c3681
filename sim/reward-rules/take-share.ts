const SHARE_SCALE = 1e12;

/** Relative error of two roundings, and some room. */
const ESTIMATE_ERROR = 2 ** -51;

/**
 * floor(amount * share), exactly: the share counts to 12 decimals, so that a tenth of 30 is 3 though 0.1 is no double.
 *
 * @param amount [smallest unit] whole, from 0 to 2^53 - 1
 * @param share from 0 to 1
 */
export function computeShareOf(amount: number, share: number): number {
  if (share === 0 || amount === 0) return 0;
  if (share === 1) return amount;
  const scaled = Math.round(share * SHARE_SCALE);
  // In doubles where rounding cannot reach a whole number: a third of the time.
  const estimate = amount * (scaled / SHARE_SCALE);
  const fraction = estimate - Math.floor(estimate);
  const error = estimate * ESTIMATE_ERROR;
  if (fraction > error && fraction < 1 - error) return Math.floor(estimate);
  return Number((BigInt(amount) * BigInt(scaled)) / BigInt(SHARE_SCALE));
}
