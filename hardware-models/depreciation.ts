/** Share of the price that is left after some years of a constant decline. */
export function computeResidualShare(annualDecline: number, years: number): number {
  return (1 - annualDecline) ** years;
}

/** [1/year] The decline as a continuous rate. */
export function computeDeclineRate(annualDecline: number): number {
  return -Math.log1p(-annualDecline);
}

/** [years] in which half of the price is lost. */
export function computeHalfLife(annualDecline: number): number {
  return Math.LN2 / computeDeclineRate(annualDecline);
}

/** Share of the price that is left on the books after some years of equal write-offs. */
export function computeBookShare(lifeYears: number, years: number): number {
  return Math.max(0, 1 - years / lifeYears);
}
