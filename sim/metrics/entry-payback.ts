import type { Device } from "../../hardware-models/device.ts";

/** What a newcomer of any month would have met; one entry a month in every column. */
export interface EntryMarket {
  /** Unix time [s] of the first second of each month, and of the end. */
  readonly monthStarts: Float64Array;
  readonly priceUsd: Float64Array;
  /** [USD] that the network paid for a unit of work; NaN where it paid for none */
  readonly payUsdPerWork: Float64Array;
  /** Coins that a staked coin earned in the month; NaN where none did. */
  readonly stakeYield: Float64Array;
  /** At their list price from their release on. */
  readonly devices: readonly Device[];
  /** Machines with a price of their own in every month. */
  readonly offers?: readonly MonthlyOffer[];
  readonly electricityUsdPerJoule: Float64Array;
  readonly pue: number;
  readonly deliveryMonths: number;
}

export interface MonthlyOffer {
  readonly device: Device;
  /** [USD] by month; NaN while it is not on sale */
  readonly priceUsd: Float64Array;
}

/** What a dollar put in at one month's end came to. */
export interface EntryOutcome {
  /** Months until it was back; NaN where it was not by the run's end. */
  readonly paybackMonths: number;
  /** Dollars back after `ENTRY_HORIZON_MONTHS`; NaN where the run ends before. */
  readonly moneyMultiple: number;
}

/** Months over which entrants of different dates are compared: as long as a mining device tends to pay. */
export const ENTRY_HORIZON_MONTHS = 24;

const nothing: EntryOutcome = { paybackMonths: Number.NaN, moneyMultiple: Number.NaN };

/**
 * A dollar of the device that pays back soonest at the month's own pay, delivered after the lead time, switched off in
 * every month in which it would lose money; what is left of it in the end is worth nothing. Coins are sold as they come.
 */
export function computeWorkEntry(market: EntryMarket, month: number): EntryOutcome {
  const device = chooseDevice(market, month);
  if (device === null) return nothing;
  const first = month + 1 + market.deliveryMonths;
  const earn = (at: number) => (at < first ? 0 : computeDeviceProfit(market, device, at) / device.priceUsd);
  return followMoney(market, month, earn, () => 0);
}

/** A dollar of coins, staked from the next month on; its rewards are sold as they come, the coins stay. */
export function computeStakeEntry(market: EntryMarket, month: number): EntryOutcome {
  const price = market.priceUsd[month]!;
  if (!(price > 0) || Number.isNaN(market.stakeYield[month]!)) return nothing;
  const valueAt = (at: number) => market.priceUsd[at]! / price;
  return followMoney(market, month, (at) => orZero(market.stakeYield[at]!) * valueAt(at), valueAt);
}

/** Adds up what a dollar earns from the month after `month` on; `left` is what can be sold at the horizon. */
function followMoney(
  { priceUsd }: EntryMarket,
  month: number,
  earn: (month: number) => number,
  left: (month: number) => number,
): EntryOutcome {
  let [back, paybackMonths, moneyMultiple] = [0, Number.NaN, Number.NaN];
  for (let at = month + 1; at < priceUsd.length; at++) {
    back += earn(at);
    if (back >= 1 && Number.isNaN(paybackMonths)) paybackMonths = at - month;
    if (at - month === ENTRY_HORIZON_MONTHS) moneyMultiple = back + left(at);
  }
  return { paybackMonths, moneyMultiple };
}

function chooseDevice(market: EntryMarket, month: number): Device | null {
  const now = market.monthStarts[month + 1]!;
  let [best, bestReturn]: [Device | null, number] = [null, 0];
  const offered = (market.offers ?? []).map(({ device, priceUsd }) => ({ ...device, priceUsd: priceUsd[month]! }));
  for (const device of offered.length === 0 ? market.devices : [...market.devices, ...offered]) {
    if (device.releaseTime >= now || Number.isNaN(device.priceUsd)) continue;
    const perUsd = computeDeviceProfit(market, device, month) / device.priceUsd;
    if (perUsd > bestReturn) [best, bestReturn] = [device, perUsd];
  }
  return best;
}

/** [USD] that the device earned in the month after electricity; 0 where it was better switched off. */
function computeDeviceProfit(market: EntryMarket, device: Device, month: number): number {
  const seconds = market.monthStarts[month + 1]! - market.monthStarts[month]!;
  const pay = orZero(market.payUsdPerWork[month]!) * device.workPerSecond;
  const electricity = device.powerWatts * market.pue * market.electricityUsdPerJoule[month]!;
  return Math.max(0, pay - electricity) * seconds;
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
