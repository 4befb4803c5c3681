/** What the cohort model takes as given: set before any fit, never fitted. */
export const cohortAssumptions = {
  /** [USD/kWh] middle of the electricity prices of sites; what the Cambridge index assumes for all (CBECI 1.4.0). */
  electricityUsdPerKwh: 0.05,
  /** Power at the meter over power of the devices; best guess of the Cambridge index (CBECI 1.4.0). */
  pue: 1.1,
  /** [1/year] an assumption: what miners ask of money, continuously compounded. */
  discountPerYear: 0.15,
  /** [years] an assumption: how far ahead a buyer counts. */
  horizonYears: 4,
  /** [months] an assumption: after this a maker has turned its wafers to a newer device. */
  onSaleMonths: 24,
  /** An assumption: what a seller can ask at most, over what the device is worth to the mean buyer. */
  sellerShareOfValue: 0.5,
  /** An assumption: money spread over devices goes as (value / list price) to this power. */
  choiceExponent: 1,
  /** An assumption: buyers' estimates of a device's value lie evenly within this part around its mean. */
  valueSpread: 0.2,
  /** [1/month] an assumption: part of the devices that are off which is scrapped. */
  idleScrapPerMonth: 1 / 12,
} as const;
