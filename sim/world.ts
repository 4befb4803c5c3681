import type { Device } from "../hardware-models/device.ts";
import { applyDelivery, createFleet, type Fleet } from "./agents/fleet.ts";
import { createPopulation, type Population } from "./agents/population.ts";
import { addMonths, listMonths, parseMonth } from "./calendar.ts";
import { type Chain, createChain } from "./chain.ts";
import { Fingerprint } from "./engine/fingerprint.ts";
import { createStream } from "./engine/random-stream.ts";
import { applySale, createLedger, type Ledger } from "./ledger.ts";
import { createDeviceMarket, type DeviceMarket } from "./markets/device-market.ts";
import type { MonthRow } from "./markets/history.ts";
import { computePricePath } from "./markets/token-price.ts";
import { computeSupplySatoshi } from "./reward-rules/bitcoin-subsidy.ts";
import type { LotteryRule } from "./reward-rules/lottery-rule.ts";
import { rewardRules } from "./reward-rules/registry.ts";
import type { MarketInput, SimulationInput } from "./simulation-input.ts";

/** Money of every party, USD; one entry a party. */
export interface Books {
  readonly cash: Float64Array;
  readonly revenue: Float64Array;
  readonly electricity: Float64Array;
  readonly hardware: Float64Array;
  readonly stake: Float64Array;
  readonly rewardSatoshi: Float64Array;
  readonly blocksWon: Float64Array;
}

/** Devices paid for, on their way. */
export interface Order {
  readonly party: number;
  readonly device: number;
  readonly units: number;
}

/** The whole state of one run. */
export interface World {
  readonly input: SimulationInput;
  readonly market: MarketInput;
  readonly rule: LotteryRule;
  readonly months: readonly string[];
  /** Unix time [s] of the first second of each month, and of the end. */
  readonly monthStarts: Float64Array;
  readonly history: ReadonlyMap<string, MonthRow>;
  readonly priceUsd: Float64Array;
  readonly population: Population;
  readonly devices: readonly Device[];
  readonly fleet: Fleet;
  readonly deviceMarket: DeviceMarket;
  readonly ledger: Ledger;
  readonly chain: Chain;
  readonly books: Books;
  /** 1 where a party takes part in a stake lottery. */
  readonly staking: Uint8Array;
  /** Difficulty at the end of each month seen so far, including months before the start. */
  readonly difficulties: number[];
  /** Units ordered and first month, by device. */
  readonly purchases: Map<number, { units: number; firstMonth: string }>;
  readonly initialStakeSatoshi: Float64Array;
  readonly fingerprint: Fingerprint;
  /** Index of the month that runs now. */
  month: number;
}

/** Months before the start whose difficulty a miner has seen. */
const REMEMBERED_MONTHS = 13;

/** Devices x population x rules -> the state at the first second of the scenario. */
export function createWorld(input: SimulationInput): World {
  const { market, scheme } = input;
  // Common random numbers: no stream depends on the scheme.
  const seed = `${input.seed}#${input.replication}`;
  const months = listMonths(market.start, market.end);
  const history = new Map(input.history.map((row) => [row.month, row]));
  const devices = selectDevices(input);
  const population = createPopulation(market, seed);
  const chain = createChain(input, history, population.size, seed);
  const world: World = {
    input,
    market,
    rule: getRule(scheme.rule.name),
    months,
    monthStarts: Float64Array.from([...months, addMonths(market.end, 1)], parseMonth),
    history,
    priceUsd: computePricePath(market.price, months, history, createStream(seed, "market/price")),
    population,
    devices,
    fleet: createFleet(devices, population.size, market.hardware.lifeYears, market.hardware.siteSpread),
    deviceMarket: createDeviceMarket(devices, market.hardware.supply, market.hardware.exclude),
    ledger: createLedger(population.size, computeSupplySatoshi(chain.height)),
    chain,
    books: createBooks(population),
    staking: new Uint8Array(population.size).fill(1),
    difficulties: listEarlierDifficulties(market, history),
    purchases: new Map(),
    initialStakeSatoshi: new Float64Array(population.size),
    fingerprint: new Fingerprint(),
    month: 0,
  };
  placeInitialFleet(world);
  placeInitialCoins(world);
  return world;
}

function getRule(name: string): LotteryRule {
  const rule = Object.entries(rewardRules).find(([key]) => key === name)?.[1];
  if (rule === undefined) throw new RangeError(`rule: expected one of the registry, got ${name}`);
  return rule;
}

/** Devices that can be on sale before the end; the start's own device stays even if it is excluded from sale. */
function selectDevices(input: SimulationInput): Device[] {
  const { hardware, chain, end } = input.market;
  const endSeconds = parseMonth(addMonths(end, 1));
  return input.devices.filter(
    (device) =>
      device.name === chain.startDevice || (device.releaseTime < endSeconds && !hardware.exclude.includes(device.name)),
  );
}

function createBooks(population: Population): Books {
  const column = () => new Float64Array(population.size);
  return {
    cash: Float64Array.from(population.capitalUsd),
    revenue: column(),
    electricity: column(),
    hardware: column(),
    stake: column(),
    rewardSatoshi: column(),
    blocksWon: column(),
  };
}

function listEarlierDifficulties(market: MarketInput, history: ReadonlyMap<string, MonthRow>): number[] {
  if (market.chain.startDifficulty !== "history") return [];
  const earlier = listMonths(addMonths(market.start, -REMEMBERED_MONTHS), addMonths(market.start, -1));
  return earlier.flatMap((month) => history.get(month)?.difficulty ?? []);
}

/** A group stands for many owners, so the fleet of the start may hold parts of a device. */
function placeInitialFleet(world: World): void {
  const { chain, start } = world.market;
  const hashrate =
    chain.startHashrate === "history"
      ? (world.history.get(addMonths(start, -1))?.hashrateHashesPerSecond ?? Number.NaN)
      : chain.startHashrate;
  if (Number.isNaN(hashrate)) throw new RangeError(`chain.startHashrate: history has no month before ${start}`);
  const device = world.devices.findIndex(({ name }) => name === chain.startDevice);
  if (device < 0) throw new RangeError(`chain.startDevice: no such device: ${chain.startDevice}`);
  for (let party = 0; party < world.population.minerCount; party++) {
    const units = (hashrate * world.population.initialHashrateShare[party]!) / world.devices[device]!.workPerSecond;
    if (units > 0) applyDelivery(world.fleet, party, device, units, 0);
  }
}

function placeInitialCoins(world: World): void {
  const supply = world.ledger.market;
  for (let party = 0; party < world.population.size; party++) {
    const coins = Math.floor(supply * world.population.initialSupplyShare[party]!);
    if (coins > 0) applySale(world.ledger, party, -coins);
    world.initialStakeSatoshi[party] = Math.floor(coins * world.population.stakedShare[party]!);
  }
}
