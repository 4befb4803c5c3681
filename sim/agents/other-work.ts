import { getRentPerSecond, type OtherWork } from "../markets/other-work-market.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { MarketView } from "./market-view.ts";
import type { OutsideOption } from "./outside-option.ts";

/**
 * What a device is believed to earn beside mining.
 *
 * @param rentedShare part of the asker's own devices that has found other work; who has none may find some as others do
 */
export function getOutsideOption({ side, month }: World, device: number, rentedShare: number): OutsideOption {
  const otherWork = side?.otherWork ?? null;
  if (otherWork === null) return noOption;
  const usdPerSecond = getRentPerSecond(otherWork, device, month) * Math.max(rentedShare, otherWork.servedShare);
  return {
    revenueUsdPerYear: usdPerSecond * SECONDS_PER_YEAR,
    declinePerYear: otherWork.input.declinePerYear,
  };
}

const noOption: OutsideOption = { revenueUsdPerYear: 0, declinePerYear: 0 };

/** Units of a cell that would rather do other work. */
interface Mover {
  readonly cell: number;
  /** [USD/month] that customers would pay */
  readonly rentUsd: number;
  /** [USD] gained over mining, or over being off, for a dollar of rent */
  readonly gain: number;
}

/**
 * Moves devices to other work where it pays more than mining by the margin, and back where mining does; those who gain
 * most come first while customers have money.
 *
 * @param usdPerJoule [USD/J] as devices are switched, one entry a party
 */
export function applyOtherWork(world: World, view: MarketView, usdPerJoule: Float64Array): void {
  const otherWork = world.side?.otherWork ?? null;
  if (otherWork === null) return;
  const { other } = world.fleet;
  const now = world.market.hardware.otherWork;
  if (now === undefined) {
    other!.fill(0);
    return;
  }
  otherWork.input = now;
  const movers = listMovers(world, otherWork, view, usdPerJoule);
  other!.fill(0);
  let leftUsd = otherWork.input.demandUsdPerMonth;
  const wantedUsd = movers.reduce((sum, { rentUsd }) => sum + rentUsd, 0);
  movers.sort((one, next) => next.gain - one.gain || one.cell - next.cell);
  for (const { cell, rentUsd } of movers) {
    other![cell] = Math.min(1, leftUsd / rentUsd);
    leftUsd = Math.max(0, leftUsd - rentUsd);
  }
  otherWork.servedShare = wantedUsd > 0 ? Math.min(1, otherWork.input.demandUsdPerMonth / wantedUsd) : 1;
}

function listMovers(world: World, otherWork: OtherWork, view: MarketView, usdPerJoule: Float64Array): Mover[] {
  const { fleet, month, market } = world;
  const movers: Mover[] = [];
  for (const device of fleet.owned) {
    const rent = getRentPerSecond(otherWork, device, month);
    if (rent === 0) continue;
    const { workPerSecond, powerWatts } = fleet.devices[device]!;
    const mined = view.revenueUsdPerWork * workPerSecond;
    for (let party = 0, cell = device * fleet.parties; party < fleet.parties; party++, cell++) {
      if (fleet.units[cell] === 0) continue;
      const cost = powerWatts * market.hardware.pue * usdPerJoule[party]!;
      const gain = (rent - Math.max(mined, cost)) / rent;
      const least = otherWork.input.moveMargin * (fleet.other![cell]! > 0 ? -1 : 1);
      if (rent <= cost || gain <= least) continue;
      const rentUsd = (rent / (1 - otherWork.input.feeShare)) * fleet.units[cell]! * SECONDS_PER_MONTH;
      movers.push({ cell, rentUsd, gain });
    }
  }
  return movers;
}

const SECONDS_PER_MONTH = SECONDS_PER_YEAR / 12;

/** Pays a month's rents to those who did other work in it, less the electricity that it took. */
export function applyRents(world: World, seconds: number): void {
  const otherWork = world.side?.otherWork ?? null;
  if (otherWork === null) return;
  const { fleet, population, books, market, month } = world;
  const rentedCells = listRentedCells(world);
  const paidShare = computePaidShare(world, otherWork, rentedCells);
  const units = new Map<number, number>();
  for (const { device, party, rented } of rentedCells) {
    const rentUsd = getRentPerSecond(otherWork, device, month) * seconds * paidShare;
    const joules = fleet.devices[device]!.powerWatts * market.hardware.pue * seconds;
    const gain = rented * (rentUsd - joules * population.electricityUsdPerJoule[party]!);
    books.cash[party]! += gain;
    world.side!.books.otherWork[party]! += gain;
    units.set(device, (units.get(device) ?? 0) + rented);
  }
  for (const [device, rented] of units) {
    const usdPerHour = otherWork.quotes.get(device)![month]!;
    const rentUsd = rented * getRentPerSecond(otherWork, device, month) * seconds * paidShare;
    otherWork.rented.push({ month, device, usdPerHour, units: rented, rentUsd });
  }
}

interface RentedCell {
  readonly device: number;
  readonly party: number;
  readonly rented: number;
}

function listRentedCells({ fleet }: World): RentedCell[] {
  return [...fleet.owned].flatMap((device) =>
    Array.from({ length: fleet.parties }, (_, party) => {
      const cell = device * fleet.parties + party;
      return { device, party, rented: fleet.units[cell]! * fleet.other![cell]! };
    }).filter(({ rented }) => rented > 0),
  );
}

/** Rents may have risen since the cards were moved, but not what customers have. */
function computePaidShare({ month }: World, otherWork: OtherWork, cells: readonly RentedCell[]): number {
  const { demandUsdPerMonth, feeShare } = otherWork.input;
  const kept = cells.reduce((sum, { device, rented }) => sum + rented * getRentPerSecond(otherWork, device, month), 0);
  const asked = kept / (1 - feeShare);
  return asked > 0 ? Math.min(1, demandUsdPerMonth / (asked * SECONDS_PER_MONTH)) : 1;
}
