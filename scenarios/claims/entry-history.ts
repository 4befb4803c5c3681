import type { Device } from "../../hardware-models/device.ts";
import { addMonths, parseMonth } from "../../sim/calendar.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import {
  computeStakeEntry,
  computeWorkEntry,
  ENTRY_HORIZON_MONTHS,
  type EntryMarket,
} from "../../sim/metrics/entry-payback.ts";
import { JOULES_PER_KWH } from "../../sim/units.ts";

/** What a dollar came to, by the month in which it was put in. */
export interface EntryRecord {
  readonly month: string;
  /** Dollars back after two years from a mining device. */
  readonly device: number;
  /** Dollars after two years from a coin that was held. */
  readonly coin: number;
}

/** The assumptions of the Cambridge index, and a month for delivery. */
export const entryAssumptions = { electricityUsdPerKwh: 0.05, pue: 1.1, deliveryMonths: 1 };

/** Rows that stand for a class of early devices: nobody could buy them. */
const CLASS_ROWS = "CBECI bin";

/** Outcomes of entering Bitcoin by month, from its real price, pay and hashrate, where two years followed. */
export function listEntryRecords(history: readonly MonthRow[], devices: readonly Device[]): EntryRecord[] {
  const priced = history.filter(({ priceUsd }) => priceUsd !== null);
  const market = describeHistory(priced, devices);
  return priced.slice(0, -ENTRY_HORIZON_MONTHS).map(({ month }, index) => ({
    month,
    device: orNothing(computeWorkEntry(market, index).moneyMultiple),
    coin: computeStakeEntry(market, index).moneyMultiple,
  }));
}

/** A coin that is held is a coin at stake that earns nothing. */
function describeHistory(rows: readonly MonthRow[], devices: readonly Device[]): EntryMarket {
  const last = rows.at(-1)!.month;
  const monthStarts = Float64Array.from([...rows.map(({ month }) => month), addMonths(last, 1)], parseMonth);
  return {
    monthStarts,
    priceUsd: Float64Array.from(rows, ({ priceUsd }) => priceUsd!),
    payUsdPerWork: Float64Array.from(rows, ({ priceUsd, issuanceBtc, feesBtc, hashrateHashesPerSecond }, index) => {
      const seconds = monthStarts[index + 1]! - monthStarts[index]!;
      return ((issuanceBtc + feesBtc) * priceUsd!) / (hashrateHashesPerSecond * seconds);
    }),
    stakeYield: new Float64Array(rows.length),
    devices: devices.filter(({ maker }) => maker !== CLASS_ROWS),
    electricityUsdPerJoule: monthStarts.map(() => entryAssumptions.electricityUsdPerKwh / JOULES_PER_KWH),
    pue: entryAssumptions.pue,
    deliveryMonths: entryAssumptions.deliveryMonths,
  };
}

/** Nobody would have bought where no device on sale earned more than its electricity. */
function orNothing(multiple: number): number {
  return Number.isNaN(multiple) ? 0 : multiple;
}
