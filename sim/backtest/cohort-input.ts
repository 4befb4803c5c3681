import type { Device, DeviceKind } from "../../hardware-models/device.ts";
import type { Outlook } from "../agents/operating-value.ts";
import type { CohortParameters } from "./cohort-parameters.ts";
import type { SiteShock } from "./site-shocks.ts";

/** What the model needs to know of a device. */
export interface CohortDevice
  extends Pick<Device, "name" | "kind" | "releaseTime" | "workPerSecond" | "powerWatts" | "priceUsd"> {
  /** Who sets its price and takes its orders; left out where the market of all devices does. */
  readonly soldBy?: "maker";
}

/** One month of a coin as its miners live it: everything here is given from outside. */
export interface CoinMonth {
  /** YYYY-MM */
  readonly month: string;
  /** Unix time [s] of its first second. */
  readonly timeSeconds: number;
  readonly seconds: number;
  /** Subsidy and fees of the month at its mean price. */
  readonly revenueUsd: number;
  /** What the coin's schedule and the blocks so far say of the next halving; left out where it has none. */
  readonly nextHalving?: NextHalving;
}

export interface NextHalving {
  /** [years] from the month's end, at the month's own pace of blocks */
  readonly years: number;
  /** Revenue after it over revenue before it, at the month's fees. */
  readonly factor: number;
}

/** What whoever offers devices can know at a month's end: the month that has just passed, nothing later. */
export interface MonthSeen {
  /** Unix time [s] of the month's end. */
  readonly timeSeconds: number;
  readonly hashrateHashesPerSecond: number;
  /** [USD/hash] */
  readonly revenueUsdPerHash: number;
  /** What miners expect of the pay for a hash; null before the first month. */
  readonly outlook: Outlook | null;
}

/** What buyers would pay for a device on sale: its worth at sites that have an equal part of the money each. */
export interface DeviceBids {
  readonly device: CohortDevice;
  /** [USD] of one unit, one entry a site */
  readonly valuesUsd: readonly number[];
}

/** A maker's own terms for a month. */
export interface SaleTerms {
  /** [USD] of one unit */
  readonly priceUsd: number;
  /** Most that can be ordered. */
  readonly mostUnits: number;
}

/** What a month's buyers paid for one device on sale. */
export interface DeviceSale {
  readonly device: CohortDevice;
  readonly units: number;
  /** [USD] of one unit */
  readonly priceUsd: number;
}

/**
 * Where devices come from. Mode A: a catalogue by release date (`catalogue-source.ts`). Mode B: chip makers, who decide
 * on what they have seen. A device keeps its identity: the same object stands for it in every month.
 */
export interface DeviceSource {
  /** Asked once at the start, where nobody has been paid yet, and then once at every month's end. */
  readonly listOnSale: (seen: MonthSeen) => readonly CohortDevice[];
  /** Terms of the devices that are sold by their makers; left out where there are none. */
  readonly setTerms?: (bids: readonly DeviceBids[], budgetUsd: number) => ReadonlyMap<CohortDevice, SaleTerms>;
  /**
   * Told what was sold of all that was on sale; left out where that changes nothing.
   *
   * @returns of devices that are made to order, the parts of what was sold that wait 0, 1, 2, ... months to be made
   */
  readonly noteSales?: (sales: readonly DeviceSale[]) => ReadonlyMap<CohortDevice, readonly number[]>;
  /** A source that goes its own way from here on; left out where a source remembers nothing. */
  readonly fork?: () => DeviceSource;
}

/** Kinds that other customers buy as well, so that miners find them in any shop at once. */
export const shopKinds: ReadonlySet<DeviceKind> = new Set(["cpu", "gpu", "fpga"]);

export interface CohortInput {
  readonly source: DeviceSource;
  readonly parameters: CohortParameters;
  /** [USD/kWh] median over sites */
  readonly electricityUsdPerKwh: number;
  /** Of the month before the first: its fleet is spread over the devices then on sale. */
  readonly startHashrateHashesPerSecond: number;
  /** Sites that something from outside closes, by date. */
  readonly siteShocks?: readonly SiteShock[];
  /** Log factor on a month's spending, by index of the month; left out where there is no luck. */
  readonly spendShock?: (index: number) => number;
}
