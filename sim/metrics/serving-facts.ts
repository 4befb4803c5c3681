import type { ChipIndustry } from "../agents/chip-industry.ts";
import type { Fleet } from "../agents/fleet.ts";
import type { Machine } from "../markets/chip-plan.ts";
import { describeServingMachine } from "../markets/serving-technology.ts";
import type { World } from "../world.ts";

/** Sums over machines, of which the cost of a token is made; all machines owned, on or off. */
export interface ServingFacts {
  /** [tokens/s] at the software of the start */
  readonly rate: number;
  /** [W at the devices] of all machines */
  readonly watts: number;
  /** [W] that the least energy of their nodes would be at that rate */
  readonly floorWatts: number;
  /** [USD] paid for them, [USD] that making them cost, and what of it was memory */
  readonly paidUsd: number;
  readonly makeUsd: number;
  readonly memoryUsd: number;
}

/** Of the network's machines, where it pays for work, and of the clouds'. */
export function sumServingFacts(world: World, fleets: readonly Fleet[]): ServingFacts {
  const sums = { rate: 0, watts: 0, floorWatts: 0, paidUsd: 0, makeUsd: 0, memoryUsd: 0 };
  const known = world.industry === null ? new Map<number, Machine>() : listMachines(world, world.industry);
  for (const fleet of fleets) {
    for (const device of fleet.owned) {
      const { workPerSecond, powerWatts, priceUsd } = fleet.devices[device]!;
      const machine = known.get(device);
      let [units, paidUsd] = [0, 0];
      for (let cell = device * fleet.parties; cell < (device + 1) * fleet.parties; cell++) {
        units += fleet.units[cell]!;
        paidUsd += fleet.paidUsd?.[cell] ?? fleet.units[cell]! * priceUsd;
      }
      sums.rate += units * workPerSecond;
      sums.watts += units * powerWatts;
      sums.paidUsd += paidUsd;
      sums.floorWatts += units * workPerSecond * (machine?.serving?.floorJoules ?? powerWatts / workPerSecond);
      sums.makeUsd += machine === undefined ? paidUsd : units * machine.unitCostUsd;
      sums.memoryUsd += units * (machine?.serving?.memoryUsd ?? 0);
    }
  }
  return sums;
}

/** What is known of making each machine: those of makers, and that of the start as a general chip of its time. */
function listMachines(world: World, industry: ChipIndustry): Map<number, Machine> {
  const machines = new Map<number, Machine>();
  for (const { projects, plans } of industry.makers) {
    for (const { offer } of projects) if (offer !== null) machines.set(offer.device, offer.machine);
    const plan = plans.find(
      ({ node, serving }) => node.nanometres === serving?.technology.energies.referenceNanometres,
    );
    if (plan?.serving === undefined || world.serving === null) continue;
    const { reference } = plan.serving.technology;
    const start = describeServingMachine(plan, { ...plan.serving, design: "general" }, reference.year);
    machines.set(world.serving.startDevice, start);
  }
  return machines;
}
