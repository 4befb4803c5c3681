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
  readonly quotes: ReadonlyMap<number, Float64Array>;
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
  const quotes = new Map<number, Float64Array>();
  devices.forEach((device, index) => {
    const rents = listRents(device, input).toSorted((one, other) => (one.from < other.from ? -1 : 1));
    const rentIn = (month: string) => rents.findLast(({ from }) => from <= month)?.usdPerHour ?? 0;
    if (rents.length > 0) quotes.set(index, Float64Array.from(months, rentIn));
  });
  return { input, quotes, servedShare: 1, rented: [] };
}

function listRents({ name, rents = [] }: Device, { rates }: OtherWorkInput): readonly DatedRent[] {
  return rates === "cited" ? rents : rates.filter(({ device }) => device === name);
}

/** [USD/s] that a device in other work brings its owner, before electricity, by the quote of the month just ended */
export function getRentPerSecond({ input, quotes }: OtherWork, device: number, month: number): number {
  const usdPerHour = quotes.get(device)?.[month] ?? 0;
  return (usdPerHour * input.occupancy * (1 - input.feeShare)) / SECONDS_PER_HOUR;
}
