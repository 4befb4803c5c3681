import type { SideMarkets } from "../agents/side-markets.ts";
import { getListed } from "../agents/unit-value.ts";
import type { World } from "../world.ts";
import type { SideMetricName, SideSeries } from "./side-metrics.ts";

/** One kind of device in one month on the markets beside list prices; null where a figure does not exist. */
export interface SideMonth {
  readonly month: string;
  readonly device: string;
  /** [USD] */
  readonly newPriceUsd: number | null;
  readonly usedPriceUsd: number | null;
  readonly usedUnits: number;
  /** [USD] of the used sales that no seller received */
  readonly tradingCostUsd: number;
  readonly outsideUnits: number;
  readonly outsideUsd: number;
  readonly rentUsdPerHour: number | null;
  readonly rentedUnits: number;
  readonly rentsUsd: number;
}

/** What one party made beside mining over the run, USD. */
export interface SideParty {
  readonly name: string;
  readonly resaleUsd: number;
  readonly otherWorkUsd: number;
  readonly switchingUsd: number;
}

/** What came of used devices, other work and moving prices. */
export interface SideOutcome {
  readonly series: SideSeries;
  readonly devices: readonly SideMonth[];
  readonly parties: readonly SideParty[];
  /** Devices that were scrapped as too old, or as idle for too long, and what they brought. */
  readonly scrapped: { readonly units: number; readonly usd: number };
}

/** [USD] a party's gain so far from used devices and other work, less what switching cost */
export function getSideGain({ side }: World, party: number): number {
  if (side === null) return 0;
  const { resale, otherWork, switching } = side.books;
  return resale[party]! + otherWork[party]! - switching[party]!;
}

/** @param hashrate of the devices that mined, one value a month */
export function describeSide(world: World, side: SideMarkets, hashrate: Float64Array): SideOutcome {
  return {
    series: listColumns(computeSeries(world, side, hashrate)),
    devices: listDeviceMonths(world, side),
    parties: world.population.names.map((name, party) => ({
      name,
      resaleUsd: side.books.resale[party]!,
      otherWorkUsd: side.books.otherWork[party]!,
      switchingUsd: side.books.switching[party]!,
    })),
    scrapped: { ...side.scrapped },
  };
}

type Columns = Readonly<Record<SideMetricName, Float64Array>>;

function listColumns(columns: Columns): SideSeries {
  const lists: Partial<Record<SideMetricName, (number | null)[]>> = {};
  for (const name of Object.keys(columns) as SideMetricName[]) lists[name] = listValues(columns[name]);
  return lists as SideSeries;
}

function listValues(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

function listDeviceMonths(world: World, side: SideMarkets): SideMonth[] {
  const sales = new Map(side.sales.map((sale) => [`${sale.month}/${sale.device}`, sale]));
  const rents = new Map((side.otherWork?.rented ?? []).map((row) => [`${row.month}/${row.device}`, row]));
  return world.months.flatMap((month, at) =>
    world.devices.flatMap(({ name }, device): SideMonth[] => {
      const [sale, rent] = [sales.get(`${at}/${device}`), rents.get(`${at}/${device}`)];
      if (sale === undefined && rent === undefined) return [];
      return [
        {
          month,
          device: name,
          newPriceUsd: getNewPrice(world, side, device, at),
          usedPriceUsd: sale === undefined || sale.units === 0 ? null : sale.priceUsd,
          usedUnits: sale?.units ?? 0,
          tradingCostUsd: sale?.costUsd ?? 0,
          outsideUnits: sale?.outsideUnits ?? 0,
          outsideUsd: sale?.outsideUsd ?? 0,
          rentUsdPerHour: side.otherWork?.quotes.get(device)?.[at] ?? null,
          rentedUnits: rent?.units ?? 0,
          rentsUsd: rent?.rentUsd ?? 0,
        },
      ];
    }),
  );
}

/** No review follows the last month, so it sets no price. */
function getNewPrice(world: World, { prices }: SideMarkets, device: number, month: number): number | null {
  if (world.market.hardware.launchPrice === undefined) return getListed(world, device).priceUsd;
  const priceUsd = prices.get(device)?.[month] ?? Number.NaN;
  return Number.isNaN(priceUsd) ? null : priceUsd;
}

function computeSeries(world: World, side: SideMarkets, hashrate: Float64Array): Columns {
  const { used, otherWork, launchPrice } = world.market.hardware;
  const months = world.months.length;
  const column = (exists: unknown) => new Float64Array(months).fill(exists === undefined ? Number.NaN : 0);
  const empty = () => new Float64Array(months).fill(Number.NaN);
  const series: Record<SideMetricName, Float64Array> = {
    used_units: column(used),
    used_price_over_list: empty(),
    outside_units: column(used),
    rented_units: column(otherWork),
    rented_work_share: empty(),
    rents_usd: column(otherWork),
    new_price_over_list: empty(),
  };
  addSales(series, world, side);
  addRents(series, world, side, hashrate);
  if (launchPrice !== undefined) addPrices(series, world, side);
  return series;
}

function addSales(series: Columns, world: World, { sales }: SideMarkets): void {
  const paid = new Float64Array(world.months.length);
  const listed = new Float64Array(world.months.length);
  for (const { month, device, priceUsd, units, outsideUnits } of sales) {
    series.outside_units[month]! += outsideUnits;
    if (units === 0) continue;
    series.used_units[month]! += units;
    paid[month]! += units * priceUsd;
    listed[month]! += units * getListed(world, device).priceUsd;
  }
  for (let month = 0; month < paid.length; month++) series.used_price_over_list[month] = paid[month]! / listed[month]!;
}

function addRents(series: Columns, world: World, { otherWork }: SideMarkets, hashrate: Float64Array): void {
  const rentedWork = new Float64Array(world.months.length);
  for (const { month, device, units, rentUsd } of otherWork?.rented ?? []) {
    series.rented_units[month]! += units;
    series.rents_usd[month]! += rentUsd;
    rentedWork[month]! += units * world.devices[device]!.workPerSecond;
  }
  for (let month = 0; month < rentedWork.length; month++) {
    const all = (hashrate[month] || 0) + rentedWork[month]!;
    if (otherWork !== null && all > 0) series.rented_work_share[month] = rentedWork[month]! / all;
  }
}

/** What buyers of new devices paid, over the list prices of the same devices. */
function addPrices(series: Columns, world: World, { prices, ordered }: SideMarkets): void {
  const paid = new Float64Array(world.months.length);
  const listed = new Float64Array(world.months.length);
  for (const [device, priceUsd] of prices) {
    const units = ordered.get(device);
    if (units === undefined) continue;
    for (let month = 0; month < paid.length; month++) {
      if (units[month] === 0) continue;
      paid[month]! += units[month]! * priceUsd[month]!;
      listed[month]! += units[month]! * getListed(world, device).priceUsd;
    }
  }
  for (let month = 0; month < paid.length; month++) series.new_price_over_list[month] = paid[month]! / listed[month]!;
}
