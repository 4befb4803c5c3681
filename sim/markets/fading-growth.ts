/**
 * What a growth that fades comes to: exp(r h / ln 2 * (1 - 2^(-t / h))), the integral of the rate r 2^(-t / h), with
 * r = ln(factor of the first moment's rate over a year).
 *
 * @param perYear factor in a year at the rate of the start
 * @param halvingYears years in which the rate halves
 * @param years since the start
 */
export function computeFadingGrowth(perYear: number, halvingYears: number, years: number): number {
  return Math.exp(((Math.log(perYear) * halvingYears) / Math.LN2) * -Math.expm1((-Math.LN2 * years) / halvingYears));
}
