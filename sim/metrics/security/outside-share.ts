/**
 * What somebody from outside must bring to hold `share` of the whole afterwards, over what is there: s / (1 - s). The
 * others neither leave nor answer.
 *
 * @param share 0 to below 1
 */
export function computeOutsideMultiple(share: number): number {
  return share / (1 - share);
}

/**
 * The same where others are given `boost` times the power of all who work, as genesis validators: an attacker then needs
 * s of (1 + boost) times all work, s (1 + boost) / (1 - s (1 + boost)); infinite where that is all of it.
 */
export function computeBoostedMultiple(share: number, boost: number): number {
  const needed = share * (1 + boost);
  return needed >= 1 ? Number.POSITIVE_INFINITY : computeOutsideMultiple(needed);
}
