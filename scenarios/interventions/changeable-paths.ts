/** Paths whose value can change in mid-run, in the words of a message, each with what it looks like. */
const changeable = {
  rule: /^rule$/,
  "rule.PARAMETER": /^rule\.\w+(\.\w+)?$/,
  "price (and price.usd, price.driftPerYear, price.volatilityPerYear)":
    /^price(\.(usd|driftPerYear|volatilityPerYear))?$/,
  "factors.tokenPrice": /^factors\.tokenPrice$/,
  "fees (and fees.share)": /^fees(\.share)?$/,
  "taxes.electricityUsdPerKwh": /^taxes\.electricityUsdPerKwh$/,
  "taxes.revenueShare": /^taxes\.revenueShare$/,
  "hardware.scrapAfterMonthsOff": /^hardware\.scrapAfterMonthsOff$/,
  "hardware.supply.KIND.growthPerMonth": /^hardware\.supply\.\w+\.growthPerMonth$/,
  "hardware.used.TERM (tradingCostShare, scrapUsd, patienceMonths, playersShare, playersDeclinePerYear, playersDepthPerMonth, playersElasticity)":
    /^hardware\.used\.(tradingCostShare|scrapUsd|patienceMonths|playersShare|playersDeclinePerYear|playersDepthPerMonth|playersElasticity)$/,
  "hardware.otherWork.TERM (demandUsdPerMonth, rates, occupancy, feeShare, moveMargin, declinePerYear)":
    /^hardware\.otherWork\.(demandUsdPerMonth|rates|occupancy|feeShare|moveMargin|declinePerYear)$/,
  "hardware.switching.TERM (restartUsdPerWatt, stopUsdPerWatt, takeOrPayShare, contractMonths, volatility, discountPerYear)":
    /^hardware\.switching\.(restartUsdPerWatt|stopUsdPerWatt|takeOrPayShare|contractMonths|volatility|discountPerYear)$/,
  "hardware.launchPrice.TERM (passThrough, sellerShareOfValue, floorShare)":
    /^hardware\.launchPrice\.(passThrough|sellerShareOfValue|floorShare)$/,
  "credit.TERM (loanToValue, interestPerYear, termMonths, payRisk, marginCallAt, walkAwayAt, forcedSaleLoss)":
    /^credit\.(loanToValue|interestPerYear|termMonths|payRisk|marginCallAt|walkAwayAt|forcedSaleLoss)$/,
  "stake.floatPerMonth": /^stake\.floatPerMonth$/,
  "stake.validators": /^stake\.validators$/,
  "miners[N].TRAIT (electricityUsdPerKwh, horizonYears, discountPerYear, hashrateGrowthPerYear, trendWeight, priceGrowthPerYear, reinvestShare, holdShare, devices)":
    /^miners\[\d+\]\.(electricityUsdPerKwh|horizonYears|discountPerYear|hashrateGrowthPerYear|trendWeight|priceGrowthPerYear|reinvestShare|holdShare|devices)(\.\w+)?$/,
  "holders[N].stakedShare": /^holders\[\d+\]\.stakedShare$/,
  "holders[N].requiredYieldPerYear": /^holders\[\d+\]\.requiredYieldPerYear(\.\w+)?$/,
} as const satisfies Record<string, RegExp>;

export function isChangeable(path: string): boolean {
  return Object.values(changeable).some((pattern) => pattern.test(path));
}

/** All of them, as a message lists them. */
export function listChangeablePaths(): string[] {
  return Object.keys(changeable);
}
