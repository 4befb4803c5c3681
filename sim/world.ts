import type { Device } from "../hardware-models/device.ts";
import { type ChipIndustry, createChipIndustry } from "./agents/chip-industry.ts";
import { type Credit, createCredit } from "./agents/credit.ts";
import { createEntryTerms, type EntryTerms } from "./agents/entry-terms.ts";
import { applyDelivery, createFleet, createPricedFleet, type Fleet } from "./agents/fleet.ts";
import { createPopulation, type Population } from "./agents/population.ts";
import { createSideMarkets, hasSideMarkets, type SideMarkets } from "./agents/side-markets.ts";
import { applyStartProducts } from "./agents/start-products.ts";
import { addMonths, listMonths, parseMonth } from "./calendar.ts";
import { type Chain, createChain } from "./chain.ts";
import { Fingerprint } from "./engine/fingerprint.ts";
import type { EpochState } from "./epoch-state.ts";
import { scaleDevices } from "./factors.ts";
import { applySale, createLedger, type Ledger } from "./ledger.ts";
import { createDeviceMarket, type DeviceMarket } from "./markets/device-market.ts";
import type { MonthRow } from "./markets/history.ts";
import { computePhasedPrice } from "./markets/phased-price.ts";
import type { RewardRule } from "./reward-rules/reward-rule.ts";
import { computeScheduledIssuance } from "./scheduled-issuance.ts";
import { createServing, type Serving } from "./serving.ts";
import type { MarketInput, SimulationInput } from "./simulation-input.ts";
import { createDelegation, type Delegation } from "./validators.ts";

/** Money of every party, USD; one entry a party. */
export interface Books {
  readonly cash: Float64Array;
  readonly revenue: Float64Array;
  readonly electricity: Float64Array;
  readonly hardware: Float64Array;
  readonly stake: Float64Array;
  /** Taxes on revenue; those on electricity are in its price. */
  readonly tax: Float64Array;
  /** Worth of the coins taken as penalties, at the price of their month. */
  readonly slashedUsd: Float64Array;
  readonly rewardSatoshi: Float64Array;
  readonly blocksWon: Float64Array;
}

/** Devices paid for, on their way. */
export interface Order {
  readonly party: number;
  readonly device: number;
  readonly units: number;
  /** Month of the run at whose first second they arrive. */
  readonly month: number;
  /** [USD] paid for each */
  readonly priceUsd: number;
}

/** The whole state of one run. */
export interface World {
  /** With the market, the scheme and the rule of now. */
  input: SimulationInput;
  market: MarketInput;
  rule: RewardRule;
  /** Where a rule that settles epochs stands; null under a lottery. */
  epochs: EpochState | null;
  /** Seed of every stream of this replication: the same under every scheme. */
  readonly seed: string;
  readonly unitsPerCoin: number;
  readonly months: readonly string[];
  /** Unix time [s] of the first second of each month, and of the end. */
  readonly monthStarts: Float64Array;
  readonly history: ReadonlyMap<string, MonthRow>;
  readonly priceUsd: Float64Array;
  readonly population: Population;
  readonly devices: readonly Device[];
  readonly fleet: Fleet;
  readonly deviceMarket: DeviceMarket;
  /** Makers of chips; null where there are none. */
  readonly industry: ChipIndustry | null;
  /** What the market has beside list prices; null where there is no more. */
  readonly side: SideMarkets | null;
  /** The lender and its loans; null where machines are bought with own money alone. */
  readonly credit: Credit | null;
  /** Customers of what machines serve, and the clouds; null where there are none. */
  readonly serving: Serving | null;
  readonly ledger: Ledger;
  readonly chain: Chain;
  readonly books: Books;
  /** 1 where a party's coins are at stake. */
  readonly staking: Uint8Array;
  readonly delegation: Delegation;
  /**
   * How hard it is to earn by work, at the end of each month seen so far, including months before the start: difficulty
   * under a lottery, the rate of all work under a rule that settles epochs.
   */
  readonly workTrend: number[];
  /** Units ordered and first month, by device. */
  readonly purchases: Map<number, { units: number; firstMonth: string }>;
  readonly initialStakeSatoshi: Float64Array;
  /** What newcomers face in each month, as far as the run has come; from then on, what holds now. */
  readonly entryTerms: EntryTerms;
  readonly fingerprint: Fingerprint;
  /** The fingerprint as it stood at the end of each month so far. */
  readonly checkpoints: string[];
  /** Index of the month that runs now. */
  month: number;
}

/** Months before the start that a miner has seen. */
const REMEMBERED_MONTHS = 13;

/** Devices x population x rules -> the state at the first second of the scenario. */
export function createWorld(input: SimulationInput): World {
  const { market, rule } = input;
  // Common random numbers: no stream depends on the scheme.
  const seed = `${input.seed}#${input.replication}`;
  const months = listMonths(market.start, market.end);
  const history = new Map(input.history.map((row) => [row.month, row]));
  const devices = selectDevices(input);
  const deviceMarket = createDeviceMarket(devices, market.hardware.supply, {
    exclude: listUnsold(input, devices),
    startSeconds: parseMonth(market.start),
  });
  const industry = createChipIndustry(input, months.length, devices);
  const { lifeYears, siteSpread } = market.hardware;
  const isPriced = industry !== null || hasSideMarkets(input, ["launchPrice", "used"]);
  const createMarketFleet = isPriced ? createPricedFleet : createFleet;
  const population = createPopulation(market, seed);
  const side = createSideMarkets(input, months, devices, population);
  const fleet = createMarketFleet(devices, population.size, lifeYears, siteSpread);
  if (hasSideMarkets(input, ["otherWork", "switching"])) fleet.other = new Float64Array(fleet.units.length);
  const chain = createChain(input, history, population.size, seed);
  const world: World = {
    input,
    market,
    rule,
    epochs: null,
    seed,
    unitsPerCoin: market.chain.unitsPerCoin,
    months,
    monthStarts: Float64Array.from([...months, addMonths(market.end, 1)], parseMonth),
    history,
    priceUsd: computePhasedPrice(input, months, history, seed),
    population,
    devices,
    fleet,
    deviceMarket,
    industry,
    side,
    credit: createCredit(input, population),
    serving: createServing(market, devices),
    ledger: createLedger(population.size, computeStartSupply(market, chain.height)),
    chain,
    books: createBooks(population),
    staking: new Uint8Array(population.size).fill(1),
    delegation: createDelegation(population.size),
    workTrend: listEarlierTrend(input, history),
    purchases: new Map(),
    initialStakeSatoshi: new Float64Array(population.size),
    entryTerms: createEntryTerms(population, market, months.length),
    fingerprint: new Fingerprint(),
    checkpoints: [],
    month: 0,
  };
  if (industry !== null) applyStartProducts(industry, market);
  placeInitialFleet(world);
  placeInitialCoins(world);
  return world;
}

/** [smallest unit] that exists at the start */
function computeStartSupply({ chain }: MarketInput, height: number): number {
  const { startSupplyCoins, unitsPerCoin } = chain;
  const supply =
    startSupplyCoins === "history"
      ? computeScheduledIssuance(0, height, unitsPerCoin)
      : Math.round(startSupplyCoins * unitsPerCoin);
  if (supply <= Number.MAX_SAFE_INTEGER) return supply;
  throw new RangeError(`chain.unitsPerCoin: expected a supply of at most 2^53 units, got ${supply}`);
}

/** Devices that can be on sale before the end; those of the start stay even if they are excluded from sale. */
function selectDevices(input: SimulationInput): Device[] {
  const { hardware, chain, end, miners } = input.market;
  const owned = new Set([chain.startDevice, ...miners.flatMap(({ initialFleet }) => Object.keys(initialFleet))]);
  const endSeconds = parseMonth(addMonths(end, 1));
  return scaleDevices(input.devices, input.market.factors).filter(
    (device) => owned.has(device.name) || (device.releaseTime < endSeconds && !hardware.exclude.includes(device.name)),
  );
}

/** Names of devices that nobody sells, though somebody may own them. */
function listUnsold({ market: { hardware } }: SimulationInput, devices: readonly Device[]): string[] {
  const sold = hardware.market?.catalogueKinds;
  const others = sold === undefined ? [] : devices.filter(({ kind }) => !sold.includes(kind));
  return [...hardware.exclude, ...others.map(({ name }) => name)];
}

function createBooks(population: Population): Books {
  const column = () => new Float64Array(population.size);
  return {
    cash: Float64Array.from(population.capitalUsd),
    revenue: column(),
    electricity: column(),
    hardware: column(),
    stake: column(),
    tax: column(),
    slashedUsd: column(),
    rewardSatoshi: column(),
    blocksWon: column(),
  };
}

function listEarlierTrend({ market, rule }: SimulationInput, history: ReadonlyMap<string, MonthRow>): number[] {
  const field = rule.kind === "lottery" ? "startDifficulty" : "startHashrate";
  if (market.chain[field] !== "history") return [];
  if (rule.kind === "epoch" && !continuesHistory(market)) return [];
  const column = rule.kind === "lottery" ? "difficulty" : "hashrateHashesPerSecond";
  const earlier = listMonths(addMonths(market.start, -REMEMBERED_MONTHS), addMonths(market.start, -1));
  return earlier.flatMap((month) => history.get(month)?.[column] ?? []);
}

/** True where the fleet of the start is a part of the real one. */
function continuesHistory({ miners }: MarketInput): boolean {
  return miners.some(({ initialHashrateShare }) => initialHashrateShare > 0);
}

/** A group stands for many owners, so the fleet of the start may hold parts of a device. */
function placeInitialFleet(world: World): void {
  const { chain, start } = world.market;
  placeNamedFleets(world);
  if (!continuesHistory(world.market)) return;
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

/** Devices that a group names are spread evenly over its members. */
function placeNamedFleets(world: World): void {
  const { population, market, devices, fleet } = world;
  for (let party = 0; party < population.minerCount; party++) {
    const group = market.miners[population.groupOf[party]!]!;
    for (const [name, units] of Object.entries(group.initialFleet)) {
      const device = devices.findIndex((candidate) => candidate.name === name);
      if (device < 0) throw new RangeError(`initialFleet of ${group.name}: no such device: ${name}`);
      if (units > 0) applyDelivery(fleet, party, device, units / group.count, 0);
    }
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
