import type { Device } from "../../hardware-models/device.ts";
import { createOtherWork, type OtherWork } from "../markets/other-work-market.ts";
import type { SideMarketInputs } from "../markets/side-input.ts";
import type { SimulationInput } from "../simulation-input.ts";
import type { Population } from "./population.ts";

/** Money that passes outside the network and the makers of devices, USD so far; one entry a party. */
export interface SideBooks {
  /** Received for used devices, less paid for them. */
  readonly resale: Float64Array;
  /** Rents of other work, less its electricity. */
  readonly otherWork: Float64Array;
  /** Paid for switching devices off and on. */
  readonly switching: Float64Array;
}

/** Used devices of one kind that changed hands in one month. */
export interface UsedSales {
  readonly month: number;
  readonly device: number;
  /** [USD] mean paid by miners for a device; NaN where none bought one */
  readonly priceUsd: number;
  readonly units: number;
  /** [USD] of those sales that went to transport and dealers */
  readonly costUsd: number;
  /** Sold to whoever does not mine, or as scrap, and what they brought. */
  readonly outsideUnits: number;
  readonly outsideUsd: number;
}

/** What a market has beside list prices; null where a scenario asks for none of it. */
export interface SideMarkets {
  readonly books: SideBooks;
  /** As they are listed, whatever they cost now. */
  readonly listed: readonly Device[];
  /** The world's devices, whose prices may change. */
  readonly devices: Device[];
  readonly otherWork: OtherWork | null;
  readonly sales: UsedSales[];
  /** Old and idle devices sold as scrap, and what they brought, so far. */
  readonly scrapped: { units: number; usd: number };
  /** [USD] of listed devices by month, NaN where not on sale; empty where they cost their list price for ever. */
  readonly prices: Map<number, Float64Array>;
  readonly notePrice: (device: number, month: number, priceUsd: number) => void;
  /** Units of new devices ordered in each month. */
  readonly ordered: Map<number, Float64Array>;
  readonly noteOrder: (device: number, month: number, units: number) => void;
}

export function createSideMarkets(
  input: SimulationInput,
  months: readonly string[],
  devices: Device[],
  population: Population,
): SideMarkets | null {
  if (!hasSideMarkets(input, ["launchPrice", "used", "otherWork", "switching"])) return null;
  const otherWork = listHardware(input).find((hardware) => hardware.otherWork !== undefined)?.otherWork;
  const column = () => new Float64Array(population.size);
  const prices = new Map<number, Float64Array>();
  const ordered = new Map<number, Float64Array>();
  const open = (columns: Map<number, Float64Array>, device: number, value: number) => {
    const known = columns.get(device) ?? new Float64Array(months.length).fill(value);
    columns.set(device, known);
    return known;
  };
  return {
    books: { resale: column(), otherWork: column(), switching: column() },
    listed: [...devices],
    devices,
    otherWork: otherWork === undefined ? null : createOtherWork(otherWork, months, devices),
    sales: [],
    scrapped: { units: 0, usd: 0 },
    prices,
    notePrice: (device, month, priceUsd) => {
      open(prices, device, Number.NaN)[month] = priceUsd;
    },
    ordered,
    noteOrder: (device, month, units) => {
      open(ordered, device, 0)[month]! += units;
    },
  };
}

/** True where a scenario asks for one of these, at the start or from a later date on. */
export function hasSideMarkets(input: SimulationInput, names: readonly (keyof SideMarketInputs)[]): boolean {
  return listHardware(input).some((hardware) => names.some((name) => hardware[name] !== undefined));
}

function listHardware({ market, phases = [] }: SimulationInput) {
  return [market, ...phases.map((phase) => phase.market)].map(({ hardware }) => hardware);
}
