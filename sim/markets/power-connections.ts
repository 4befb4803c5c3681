import { WATTS_PER_GIGAWATT } from "../units.ts";
import type { HardwareMarketInput } from "./maker-input.ts";

/** Sites with a connection to the grid: what is theirs stays when machines go, and each month adds so much. */
export interface PowerConnections {
  readonly wattsPerYear: number;
  readonly growthPerYear: number;
  /** [W of facilities] connected: the most that machines there and on their way ever drew at once. */
  siteWatts: number;
  /** [W of facilities] of machines there and on their way. */
  usedWatts: number;
  /** [W of facilities] that machines ordered this month can still draw. */
  leftWatts: number;
  /** Machines paid for and not there yet. */
  coming: { readonly month: number; readonly watts: number }[];
}

/** Connections at the start; null where the scenario sets no limit. */
export function createPowerConnections({
  powerGwPerYear,
  powerGrowthPerYear = 0,
}: Pick<HardwareMarketInput, "powerGwPerYear" | "powerGrowthPerYear">): PowerConnections | null {
  if (powerGwPerYear === undefined) return null;
  const wattsPerYear = powerGwPerYear * WATTS_PER_GIGAWATT;
  return { wattsPerYear, growthPerYear: powerGrowthPerYear, siteWatts: 0, usedWatts: 0, leftWatts: 0, coming: [] };
}

/**
 * Opens a month: left = sites + cap * (1 + growth)^years / 12 - machines there and on their way. A site that a scrapped
 * machine leaves takes the next one; what a month could have connected and did not is lost.
 *
 * @param installedWatts [W of facilities] of all machines that are there, on or off
 * @param sinceStartYears [years] since the scenario's start
 */
export function applyConnectionMonth(
  power: PowerConnections,
  { month, installedWatts, sinceStartYears }: { month: number; installedWatts: number; sinceStartYears: number },
): void {
  power.coming = power.coming.filter((order) => order.month > month);
  power.usedWatts = power.coming.reduce((sum, { watts }) => sum + watts, installedWatts);
  power.siteWatts = Math.max(power.siteWatts, power.usedWatts);
  const added = (power.wattsPerYear * (1 + power.growthPerYear) ** Math.max(0, sinceStartYears)) / 12;
  power.leftWatts = Math.max(0, power.siteWatts + added - power.usedWatts);
}

/** Takes the power of an order that arrives in `month`. */
export function applyConnection(power: PowerConnections, month: number, watts: number): void {
  power.leftWatts = Math.max(0, power.leftWatts - watts);
  power.usedWatts += watts;
  power.siteWatts = Math.max(power.siteWatts, power.usedWatts);
  power.coming.push({ month, watts });
}
