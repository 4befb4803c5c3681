import type { Fleet } from "../agents/fleet.ts";

type RunningFleet = Pick<Fleet, "devices" | "parties" | "units" | "on">;

/**
 * How far pay is from useful work: the total variation distance between the parties' shares of all pay and their shares
 * of useful capacity, half the sum of |pay share - useful share|. 0 where everyone is paid for what customers buy,
 * 1 where nothing useful is made or none of it by those who are paid; null where nobody is paid, or where a device that
 * runs has a useful rate that nobody measured.
 */
export function computeUsefulDistance(pay: Float64Array, fleet: RunningFleet): number | null {
  if (!fleet.devices.some(({ usefulPerSecond }) => usefulPerSecond !== undefined)) {
    return computeShareDistance(pay, new Float64Array(pay.length));
  }
  const useful = computeUsefulRates(fleet);
  return useful === null ? null : computeShareDistance(pay, useful);
}

/** Half the sum of |first share - second share|; 1 where the second column is empty, null where the first is. */
export function computeShareDistance(first: Float64Array, second: Float64Array): number | null {
  const firstTotal = first.reduce((sum, value) => sum + value, 0);
  const secondTotal = second.reduce((sum, value) => sum + value, 0);
  if (!(firstTotal > 0)) return null;
  if (!(secondTotal > 0)) return 1;
  return first.reduce((sum, value, party) => sum + Math.abs(value / firstTotal - second[party]! / secondTotal), 0) / 2;
}

/** [useful units/s] switched on, one entry a party; null where a device that runs has no known rate. */
function computeUsefulRates({ devices, parties, units, on }: RunningFleet): Float64Array | null {
  const rates = new Float64Array(parties);
  for (const [device, { usefulPerSecond }] of devices.entries()) {
    for (let party = 0; party < parties; party++) {
      const running = units[device * parties + party]! * on[device * parties + party]!;
      if (running === 0) continue;
      if (usefulPerSecond === undefined) return null;
      rates[party]! += running * usefulPerSecond;
    }
  }
  return rates;
}
