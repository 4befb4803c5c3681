import type { DatedRent, Device } from "../../hardware-models/device.ts";
import type { OtherWorkInput } from "./side-input.ts";

const SECONDS_PER_HOUR = 3600;

/** Devices rented out in a month, and what that brought. */
export interface RentedMonth {
  readonly month: number;
  readonly device: number;
  /** [USD/h] quoted */
  readonly usdPerHour: number;
  readonly units: number;
  /** [USD] rents less fees, before electricity */
  readonly rentUsd: number;
}

export interface OtherWork {
  /** As it stands now. */
  input: OtherWorkInput;
  /** [USD/h] quoted for a device in each month; left out where none ever was. */
  readonly quotes: Map<number, Float64Array>;
  /** Part of the cards that wanted other work last month which found some. */
  servedShare: number;
  readonly rented: RentedMonth[];
}

/** A quote holds from its month until the next one, the last one for ever; before the first there is no other work. */
export function createOtherWork(
  input: OtherWorkInput,
  months: readonly string[],
  devices: readonly Device[],
): OtherWork {
  const otherWork = { input, quotes: new Map<number, Float64Array>(), servedShare: 1, rented: [] };
  applyQuotes(otherWork, input, { months, devices, from: 0 });
  return otherWork;
}

/** Puts the rents of a scenario in force from a month of the run on; what was quoted before stays. */
export function applyQuotes(
  { quotes }: OtherWork,
  input: OtherWorkInput,
  { months, devices, from }: { months: readonly string[]; devices: readonly Device[]; from: number },
): void {
  devices.forEach((device, index) => {
    const rents = listRents(device, input).toSorted((one, other) => (one.from < other.from ? -1 : 1));
    if (rents.length === 0 && !quotes.has(index)) return;
    const column = quotes.get(index) ?? new Float64Array(months.length);
    for (let month = from; month < months.length; month++) {
      column[month] = rents.findLast((rent) => rent.from <= months[month]!)?.usdPerHour ?? 0;
    }
    quotes.set(index, column);
  });
}

function listRents({ name, rents = [] }: Device, { rates }: OtherWorkInput): readonly DatedRent[] {
  return rates === "cited" ? rents : rates.filter(({ device }) => device === name);
}

/** [USD/s] that a device in other work brings its owner, before electricity, by the quote of the month just ended */
export function getRentPerSecond({ input, quotes }: OtherWork, device: number, month: number): number {
  const usdPerHour = quotes.get(device)?.[month] ?? 0;
  return (usdPerHour * input.occupancy * (1 - input.feeShare)) / SECONDS_PER_HOUR;
}
