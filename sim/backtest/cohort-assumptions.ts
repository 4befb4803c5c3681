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
  /** [months] an assumption: memory of what buyers call the usual revenue. */
  revenueMemoryMonths: 12,
  /**
   * [1/year] growth of what foundries leave room for, continuously compounded: that of the world's wafer capacity, +5.5 %
   * in 2023 and +6.4 % in 2024 (SEMI, World Fab Forecast, January 2024). The limit itself is that of 2018-01.
   */
  foundryGrowthPerYear: 0.06,
  /** Unix time [s] at which the fitted limit holds: 2018-01-01. */
  foundryTimeSeconds: 1_514_764_800,
  /** [months] an assumption: what stands in a shop runs in the month after it was bought. */
  shopLeadMonths: 1,
  /** [W/month] an assumption: all that shops sell, about 4 million cards of 150 W and 20 million processors of 70 W a month. */
  shopWattsPerMonth: 2e9,
  /** [W/month] an assumption: sockets that can be found each month among other users (data centres, homes, workshops). */
  spareSiteWattsPerMonth: 2.5e7,
} as const;
