import type { Device } from "../hardware-models/device.ts";
import { type Clouds, createClouds } from "./agents/clouds.ts";
import type { DemandInput } from "./markets/serving-input.ts";
import type { MarketInput } from "./simulation-input.ts";

/** What one month of serving was: amounts a second are means over the month. */
export interface ServingMonth {
  /** [USD/token] NaN where nobody served */
  readonly usdPerToken: number;
  /** Tokens of one quality that the same chips serve, over the start. */
  readonly softwareFactor: number;
  /** [tokens/s] at the software of the start, of all machines that were there */
  readonly networkRate: number;
  readonly cloudRate: number;
  /** [tokens/s] of one quality, sold */
  readonly networkSold: number;
  readonly cloudSold: number;
  /** [W at the devices] of the clouds' machines that are on */
  readonly cloudWatts: number;
  /** [W] at the clouds' meters, and [USD] their electricity */
  readonly cloudMeterWatts: number;
  readonly cloudElectricityUsd: number;
  /** [USD] that customers owe for the month's tokens */
  readonly networkUsd: number;
  readonly cloudUsd: number;
  /** [USD] of it that went through the ledger as fees in the month, and what customers have yet to pay, or paid ahead */
  feesUsd: number;
  dueUsd: number;
}

/** Where customers meet the network and the clouds. */
export interface Serving {
  readonly demand: DemandInput;
  readonly clouds: Clouds;
  /** Index of the device of the start, and [tokens/s] of one of its chips at full rate. */
  readonly startDevice: number;
  readonly chipRate: number;
  readonly chipsPerMachine: number;
  /** [USD/token] at the start */
  readonly startUsdPerToken: number;
  /** [tokens/s] wanted at that price; set in the first month where the scenario says "capacity" */
  startTokensPerSecond: number | null;
  readonly months: ServingMonth[];
  /** [USD] that customers owe the network and that did not go through the ledger yet; below zero where it ran ahead */
  dueUsd: number;
  /** [smallest unit] of customers' money in each block of the month */
  feesPerBlock: number;
  /** [smallest unit] of fees in the ledger before the month */
  feesBefore: bigint;
  /** [USD] what a token a second of machine earned in a second of each month so far, sold or not */
  readonly payTrend: number[];
}

/** The market for serving at the start; null where the scenario names no demand. */
export function createServing(market: MarketInput, devices: readonly Device[]): Serving | null {
  const { demand, clouds = [], hardware, chain, work } = market;
  if (demand === undefined) return null;
  const startDevice = devices.findIndex(({ name }) => name === chain.startDevice);
  const device = devices[startDevice];
  if (device === undefined) throw new RangeError(`chain.startDevice: no such device: ${chain.startDevice}`);
  const chipsPerMachine = work?.chips ?? 1;
  const chipRate = device.workPerSecond / chipsPerMachine;
  const { lifeYears } = hardware;
  return {
    demand,
    clouds: createClouds({ inputs: clouds, devices, startDevice, chipsPerMachine, lifeYears }),
    startDevice,
    chipRate,
    chipsPerMachine,
    startUsdPerToken: demand.startUsdPerChipHour / 3600 / (chipRate * demand.load),
    startTokensPerSecond: demand.startTokensPerSecond === "capacity" ? null : demand.startTokensPerSecond,
    months: [],
    dueUsd: 0,
    feesPerBlock: 0,
    feesBefore: 0n,
    payTrend: [],
  };
}
