/**
 * Identities that somebody needs to hold more than `share` of a vote in which none counts for more than `cap`: the
 * fewest n with n cap > share.
 */
export function computeIdentitiesPastCap(share: number, cap: number): number {
  // A cap that divides the share exactly is not enough, whatever rounding says.
  return Math.floor(share / cap + 1e-12) + 1;
}
