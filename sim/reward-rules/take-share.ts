const SHARE_SCALE = 1e12;

/**
 * floor(amount * share), exactly: the share counts to 12 decimals, so that a tenth of 30 is 3 though 0.1 is no double.
 *
 * @param amount [smallest unit] whole, from 0 to 2^53 - 1
 * @param share from 0 to 1
 */
export function computeShareOf(amount: number, share: number): number {
  if (share === 0 || amount === 0) return 0;
  if (share === 1) return amount;
  return Number((BigInt(amount) * BigInt(Math.round(share * SHARE_SCALE))) / BigInt(SHARE_SCALE));
}
