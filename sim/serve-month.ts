import { applyCloudMonth, type Clouds, getUsdPerJoule } from "./agents/clouds.ts";
import { applyTotals, type Fleet } from "./agents/fleet.ts";
import { InputLimitError } from "./input-limit-error.ts";
import { computeFadingGrowth } from "./markets/fading-growth.ts";
import { clearServing, type DemandCurve, type ServingOffer } from "./markets/inference-demand.ts";
import { earnsByWork } from "./rule-earnings.ts";
import type { Serving } from "./serving.ts";
import type { World } from "./world.ts";

/**
 * Opens a month of serving: machines ordered by clouds arrive, the price clears between customers, the network's machines
 * and the clouds', and what customers pay the network is set to go through the ledger as the fees of the month's blocks.
 */
export function applyServingMonth(world: World, serving: Serving, seconds: number): void {
  const { month, fleet } = world;
  const { clouds, demand } = serving;
  applyCloudMonth(clouds, month);
  const softwareFactor = computeFadingGrowth(demand.softwarePerYear, demand.softwareHalvingYears, month / 12);
  const networkRate = earnsByWork(world.rule) ? sum(fleet.workRate) : 0;
  const offered = { tokensPerSecond: networkRate * demand.load * softwareFactor, leastUsdPerToken: 0 };
  const lots = listLots(clouds, demand.load * softwareFactor);
  const offers = [offered, ...lots.map(({ offer }) => offer)];
  const cloudRate = lots.reduce((all, { rate }) => all + rate, 0);
  // Demand is the same under every rule, whether it has the network's machines serve or not.
  serving.startTokensPerSecond ??= (sum(fleet.workRate) + cloudRate) * demand.load;
  const { usdPerToken, sold } = clearServing(describeCurve(serving, month / 12), offers);
  applySwitching(clouds.fleet, lots, sold.slice(1));
  const revenue = applyRevenue(clouds, lots, { sold: sold.slice(1), usdPerToken, seconds });
  const networkUsd = getMoney(sold[0]!, usdPerToken) * seconds;
  serving.dueUsd += networkUsd;
  setFees(world, serving, seconds);
  const power = sumPower(clouds, seconds);
  serving.months.push({
    usdPerToken,
    softwareFactor,
    networkRate,
    cloudRate,
    networkSold: sold[0]!,
    cloudSold: sum(sold.slice(1)),
    ...power,
    networkUsd,
    cloudUsd: revenue,
    feesUsd: 0,
    dueUsd: serving.dueUsd,
  });
  const rate = networkRate + cloudRate;
  serving.payTrend.push(rate > 0 ? (networkUsd + revenue) / (rate * seconds) : 0);
}

/** Closes it: what the blocks or epochs of the month paid out as fees, customers have paid. */
export function applyServingEnd(world: World, serving: Serving): void {
  const { ledger, priceUsd, month, unitsPerCoin, fingerprint } = world;
  const feesUsd = (Number(ledger.fees - serving.feesBefore) * priceUsd[month]!) / unitsPerCoin;
  const now = serving.months.at(-1)!;
  serving.dueUsd -= feesUsd;
  now.feesUsd = feesUsd;
  now.dueUsd = serving.dueUsd;
  // Clouds are no parties: what they sold and own is part of the event stream all the same.
  fingerprint.update(month, now.cloudSold);
  fingerprint.update(month, now.cloudRate);
}

function describeCurve({ demand, startUsdPerToken, startTokensPerSecond }: Serving, years: number): DemandCurve {
  const growth = computeFadingGrowth(demand.growthPerYear, demand.growthHalvingYears, years);
  return {
    tokensPerSecond: startTokensPerSecond! * growth,
    referenceUsdPerToken: startUsdPerToken,
    ceilingUsdPerToken: startUsdPerToken * demand.ceilingFactor,
    elasticity: demand.elasticity,
  };
}

/** All units of a device that one cloud owns. */
interface Lot {
  readonly cloud: number;
  readonly cell: number;
  /** [tokens/s] at the software of the start */
  readonly rate: number;
  readonly offer: ServingOffer;
}

/** A cloud keeps machines on while what they sell pays for their electricity. */
function listLots({ inputs, fleet }: Clouds, tokensPerWork: number): Lot[] {
  const lots: Lot[] = [];
  for (const device of [...fleet.owned].sort((one, other) => one - other)) {
    const { workPerSecond, powerWatts } = fleet.devices[device]!;
    for (let cloud = 0, cell = device * fleet.parties; cloud < fleet.parties; cloud++, cell++) {
      const rate = fleet.units[cell]! * workPerSecond;
      if (!(rate > 0)) continue;
      const wattUsd = powerWatts * getUsdPerJoule(inputs[cloud]!);
      lots.push({
        cloud,
        cell,
        rate,
        offer: { tokensPerSecond: rate * tokensPerWork, leastUsdPerToken: wattUsd / (workPerSecond * tokensPerWork) },
      });
    }
  }
  return lots;
}

/** Of machines that are not needed whole, the rest is off. */
function applySwitching(fleet: Fleet, lots: readonly Lot[], sold: readonly number[]): void {
  lots.forEach(({ cell, offer }, index) => {
    fleet.on[cell] = Math.min(1, sold[index]! / offer.tokensPerSecond);
  });
  applyTotals(fleet);
}

function applyRevenue(
  clouds: Clouds,
  lots: readonly Lot[],
  { sold, usdPerToken, seconds }: { sold: readonly number[]; usdPerToken: number; seconds: number },
): number {
  clouds.monthRevenueUsd.fill(0);
  lots.forEach(({ cloud }, index) => {
    clouds.monthRevenueUsd[cloud]! += getMoney(sold[index]!, usdPerToken) * seconds;
  });
  clouds.accounts.forEach((account, cloud) => {
    account.revenueUsd += clouds.monthRevenueUsd[cloud]!;
    account.electricityUsd += clouds.fleet.powerWatts[cloud]! * getUsdPerJoule(clouds.inputs[cloud]!) * seconds;
  });
  return sum(clouds.monthRevenueUsd);
}

function sumPower({ inputs, fleet }: Clouds, seconds: number) {
  let [cloudMeterWatts, cloudElectricityUsd] = [0, 0];
  inputs.forEach((input, cloud) => {
    cloudMeterWatts += fleet.powerWatts[cloud]! * input.pue;
    cloudElectricityUsd += fleet.powerWatts[cloud]! * getUsdPerJoule(input) * seconds;
  });
  return { cloudWatts: sum(fleet.powerWatts), cloudMeterWatts, cloudElectricityUsd };
}

/**
 * Fees of a block, such that the blocks expected in the month bring in what customers owe; luck of blocks is made up for
 * in the next month. What an epoch that still runs has counted is on its way already.
 */
function setFees(world: World, serving: Serving, seconds: number): void {
  const { ledger, priceUsd, month, unitsPerCoin, epochs, chain } = world;
  const owed = (serving.dueUsd / priceUsd[month]!) * unitsPerCoin - (epochs?.fees ?? 0);
  if (owed > ledger.market) throw describeLack(world, serving.dueUsd);
  serving.feesPerBlock = Math.max(0, Math.round((owed * chain.targetIntervalSeconds) / seconds));
  serving.feesBefore = ledger.fees;
}

/** Customers buy coins to pay with, and miners sell theirs at the month's end: nobody can pay with the same coin twice. */
function describeLack({ ledger, priceUsd, months, month, unitsPerCoin }: World, dueUsd: number): InputLimitError {
  const onMarketUsd = (ledger.market / unitsPerCoin) * priceUsd[month]!;
  return new InputLimitError({
    path: "price",
    expected: "coins on the market worth at least what customers pay the network in a month",
    found: `coins worth ${onMarketUsd.toExponential(2)} USD in ${months[month]!}, when customers owe ${dueUsd.toExponential(2)} USD`,
    cure: "Raise the price or chain.startSupplyCoins, lower holders[].supplyShare, or ask for less: demand.growthPerYear, demand.startUsdPerChipHour.",
  });
}

/** Nothing sold has no price, and brings in nothing. */
function getMoney(sold: number, usdPerToken: number): number {
  return sold > 0 ? sold * usdPerToken : 0;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
