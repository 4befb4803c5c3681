import type { BacktestData, SeriesMonth } from "../../../scenarios/backtest/backtest-data.ts";
import type { CohortDevice } from "../../../sim/backtest/cohort-input.ts";
import { addMonths, parseMonth } from "../../../sim/calendar.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { computeNormalQuantile } from "../../../sim/theory/normal.ts";
import { JOULES_PER_KWH } from "../../../sim/units.ts";

/** A coin as another model of miners makes it: they count months until a device has paid for itself, and nothing else. */
export interface OtherCoin {
  readonly name: string;
  readonly start: string;
  readonly months: number;
  readonly revenueUsdPerYear: number;
  /** Log growth of revenue a month. */
  readonly drift: (part: number) => number;
  /** Month of the first mining chip; left out where there are cards only. */
  readonly firstChip?: number;
  readonly electricityUsdPerKwh: number;
  /** Months after which a device has to have paid for itself, median over miners. */
  readonly paybackMonths: number;
  /** Part of revenue that goes into devices which just pay back in time. */
  readonly spendShare: number;
  readonly leadMonths: number;
  readonly lifeYears: number;
}

const MINERS = 16;
const SECONDS = 2.63e6;
const START_JOULES_PER_HASH = 1e-5;
const START_USD_PER_RATE = 1.5e-5;

/** Series and devices of such a coin; no code is shared with the model that is tested. */
export function createOtherCoin(coin: OtherCoin): BacktestData {
  const stream = createStream(coin.name, "other-miners");
  const normal = () => computeNormalQuantile((stream() + 2 ** -54) / (1 + 2 ** -53));
  const devices = listDevices(coin, normal);
  let log = Math.log(coin.revenueUsdPerYear / 12);
  const revenue = Array.from({ length: coin.months }, (_, at) => {
    log += coin.drift(at / coin.months) + 0.1 * normal();
    return Math.exp(log);
  });
  const hashrate = mine(coin, devices, revenue, normal);
  const months = revenue.map((revenueUsd, at): SeriesMonth => {
    const month = addMonths(coin.start, at);
    const timeSeconds = parseMonth(month);
    const seconds = parseMonth(addMonths(month, 1)) - timeSeconds;
    return { month, timeSeconds, seconds, revenueUsd, observedHashrate: hashrate[at]! };
  });
  const hashes = { seriesSha256: "", devicesSha256: "" };
  return {
    coin: coin.name,
    months,
    devices,
    leftOutDevices: 0,
    powerYears: [],
    siteShocks: [],
    // What the tested model takes where nobody says more.
    electricityUsdPerKwh: 0.05,
    notes: [],
    ...hashes,
  };
}

/** A card every 14 months, and from the first chip on, 30 times as efficient, one every eight. */
function listDevices({ start, months, firstChip }: OtherCoin, normal: () => number): CohortDevice[] {
  const describe = (at: number, kind: "gpu" | "asic", gain: number, perYear: number, since: number): CohortDevice => {
    const progress = Math.exp((perYear * (at - since)) / 12);
    const watts = kind === "gpu" ? 200 : 1200;
    const rate = (watts / START_JOULES_PER_HASH) * gain * progress * Math.exp(0.1 * normal());
    const listUsd = (rate * START_USD_PER_RATE * Math.exp(0.1 * normal())) / (progress * (gain === 1 ? 1 : gain / 2));
    const releaseTime = parseMonth(addMonths(start, at)) + 14 * 86_400;
    return { name: `${kind} ${at}`, kind, releaseTime, workPerSecond: rate, powerWatts: watts, priceUsd: listUsd };
  };
  const cards = listEvery(-10, months, 14).map((at) => describe(at, "gpu", 1, 0.25, -10));
  const chips = firstChip === undefined ? [] : listEvery(firstChip, months, 8);
  return [...cards, ...chips.map((at) => describe(at, "asic", 30, 0.45, firstChip!))];
}

function listEvery(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, at) => from + step * at);
}

/** One miner of many: a price of electricity, a patience, machines. */
interface Miner {
  readonly usdPerJoule: number;
  readonly patience: number;
  readonly fleet: Map<CohortDevice, number>;
}

/** [hash/s] by month, as somebody would observe it, a few percent off. */
function mine(coin: OtherCoin, devices: readonly CohortDevice[], revenue: readonly number[], normal: () => number) {
  const miners = Array.from({ length: MINERS }, (): Miner => {
    const usdPerJoule = (coin.electricityUsdPerKwh * Math.exp(0.25 * normal())) / JOULES_PER_KWH;
    return { usdPerJoule, patience: coin.paybackMonths * Math.exp(0.35 * normal()), fleet: new Map() };
  });
  const start = parseMonth(coin.start);
  const first = devices.filter(({ releaseTime }) => releaseTime < start).at(-1)!;
  const costPerHash =
    (first.priceUsd / coin.paybackMonths / SECONDS + first.powerWatts * (coin.electricityUsdPerKwh / JOULES_PER_KWH)) /
    first.workPerSecond;
  let hashrate = (0.6 * revenue[0]!) / SECONDS / costPerHash;
  for (const { fleet } of miners) fleet.set(first, hashrate / MINERS / first.workPerSecond);
  let orders: { readonly miner: Miner; readonly device: CohortDevice; readonly units: number; readonly due: number }[] =
    [];
  return revenue.map((revenueUsd, at) => {
    for (const { miner, device, units } of orders.filter(({ due }) => due === at)) {
      miner.fleet.set(device, (miner.fleet.get(device) ?? 0) + units);
    }
    orders = orders.filter(({ due }) => due > at);
    const usdPerHash = findPay(miners, revenueUsd / SECONDS, hashrate);
    hashrate = sumRunning(miners, usdPerHash);
    const end = parseMonth(addMonths(coin.start, at + 1));
    const known = devices.filter(({ releaseTime }) => releaseTime < end);
    const young = known.filter(({ releaseTime }) => end - releaseTime < 20 * SECONDS);
    for (const miner of miners) {
      for (const [device, units] of miner.fleet) miner.fleet.set(device, units * (1 - 1 / (12 * coin.lifeYears)));
      const offers = (young.length > 0 ? young : known.slice(-1)).map((device) => {
        const net = (device.workPerSecond * usdPerHash - 1.08 * device.powerWatts * miner.usdPerJoule) * SECONDS;
        return { device, months: net > 0 ? device.priceUsd / net : Number.POSITIVE_INFINITY };
      });
      const best = offers.reduce((least, other) => (other.months < least.months ? other : least));
      if (best.months > miner.patience) continue;
      const share = Math.min(2.5, coin.spendShare * (miner.patience / best.months) ** 0.7);
      const units = (share * revenueUsd) / MINERS / best.device.priceUsd;
      const wait = best.device.kind === "asic" ? coin.leadMonths : 0;
      orders.push({ miner, device: best.device, units, due: at + 1 + wait });
    }
    return hashrate * Math.exp(0.03 * normal());
  });
}

/** [USD/hash] at which what runs earns the revenue: damped steps, since machines go off one by one. */
function findPay(miners: readonly Miner[], usdPerSecond: number, before: number): number {
  let usdPerHash = usdPerSecond / before;
  for (let step = 0; step < 60; step++) {
    usdPerHash = usdPerHash ** 0.7 * (usdPerSecond / sumRunning(miners, usdPerHash)) ** 0.3;
  }
  return usdPerHash;
}

/** Machines that do not pay run for a twelfth of the time. */
function sumRunning(miners: readonly Miner[], usdPerHash: number): number {
  let hashrate = 0;
  for (const { fleet, usdPerJoule } of miners) {
    for (const [{ workPerSecond, powerWatts }, units] of fleet) {
      const pays = workPerSecond * usdPerHash > 1.08 * powerWatts * usdPerJoule;
      hashrate += units * workPerSecond * (pays ? 1 : 1 / 12);
    }
  }
  return hashrate;
}
