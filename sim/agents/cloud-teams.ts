import type { ChipOffer } from "../markets/chip-offer.ts";
import type { Serving } from "../serving.ts";
import type { World } from "../world.ts";
import { type ChipIndustry, type ChipMaker, isCloudTeam } from "./chip-industry.ts";
import { applyCloudWishes, type CloudWish, computeCloudValue, type Sold } from "./cloud-purchases.ts";
import { getFacilityWatts } from "./machine-power.ts";

/** Index of the cloud whose team a maker is; -1 where it sells. */
export function findOwnCloud({ serving }: Pick<World, "serving">, maker: Pick<ChipMaker, "input">): number {
  if (serving === null || !isCloudTeam(maker)) return -1;
  return serving.clouds.inputs.findIndex(({ name }) => name === maker.input.ownCloud);
}

/**
 * Charges clouds with what their teams' designs took since the last month's end.
 *
 * @param budgetsUsd of those who can buy machines, the clouds last; less by what is charged
 */
export function applyDesignBills(
  world: World,
  serving: Serving,
  { makers }: ChipIndustry,
  budgetsUsd: Float64Array,
): void {
  const { accounts } = serving.clouds;
  const designUsd = accounts.map(() => 0);
  for (const maker of makers) {
    const cloud = findOwnCloud(world, maker);
    if (cloud >= 0) designUsd[cloud]! += maker.accounts.designUsd;
  }
  accounts.forEach((account, cloud) => {
    const party = world.population.size + cloud;
    budgetsUsd[party] = Math.max(0, budgetsUsd[party]! - (designUsd[cloud]! - account.designUsd));
    account.designUsd = designUsd[cloud]!;
  });
}

/**
 * Lets each cloud take machines of its own team at cost, where it gains no less by them than by any machine on sale at its
 * present price: as many as there are, as its money pays for, and as its part of the power can feed, by its part of the
 * money of all who can still buy. What it leaves of that part it can spend on machines on sale.
 *
 * @param own machines of clouds' teams
 * @param market machines on sale
 * @param leftWatts [W of facilities] that new machines can still be connected to
 * @param budgetsUsd of those who can buy machines, the clouds last; used up on the way
 */
export function applyOwnMachines(
  world: World,
  serving: Serving,
  { own, market, leftWatts }: { readonly own: readonly Sold[]; readonly market: readonly Sold[]; leftWatts: number },
  budgetsUsd: Float64Array,
): void {
  const onSale = market.filter(({ offer }) => offer.leftUnits > 0);
  const cloudOf = new Map(own.map((now) => [now, findOwnCloud(world, now.maker)]));
  const partyOf = (now: Sold) => world.population.size + cloudOf.get(now)!;
  const sharers = onSale.length > 0 ? [...budgetsUsd] : [...new Set(own.map(partyOf))].map((one) => budgetsUsd[one]!);
  const allUsd = sharers.reduce((sum, usd) => sum + usd, 0);
  const shareWatts = budgetsUsd.map((usd) => (usd > 0 ? leftWatts * (usd / allUsd) : 0));
  for (const now of own) {
    const cloud = cloudOf.get(now)!;
    const party = partyOf(now);
    const means = { usd: budgetsUsd[party]!, watts: shareWatts[party]! };
    const computeGain = (one: Sold) =>
      countMost(world, one, means) * (computeCloudValue(world, serving, cloud, one) - getAskedUsd(one.offer));
    const gainUsd = computeGain(now);
    if (!(gainUsd > 0) || onSale.some((one) => computeGain(one) > gainUsd)) continue;
    const most = countMost(world, now, means);
    const units = takeOwnMachines(world, serving, now, { cloud, units: Math.floor(most) });
    budgetsUsd[party] = means.usd * (1 - Math.min(1, units / most));
    shareWatts[party] = means.watts * (1 - Math.min(1, units / most));
  }
}

/** Units of a machine that money and power of one cloud are enough for. */
function countMost(world: World, { offer }: Sold, { usd, watts }: { readonly usd: number; readonly watts: number }) {
  // What is promised to miners may pass the power that is left by a rounding.
  return Math.max(0, Math.min(usd / getAskedUsd(offer), watts / getFacilityWatts(world, offer)));
}

/** @returns units taken, of those that there were */
function takeOwnMachines(world: World, serving: Serving, now: Sold, wish: CloudWish): number {
  const { offer } = now;
  const soldBefore = offer.soldUnits;
  applyCloudWishes(world, now, [wish]);
  const units = offer.soldUnits - soldBefore;
  serving.clouds.accounts[wish.cloud]!.ownHardwareUsd += units * offer.priceUsd;
  return units;
}

/** [USD] last month's price, or the list price of a new machine. */
function getAskedUsd({ months, listUsd, priceUsd }: ChipOffer): number {
  return months.at(-1)?.priceUsd ?? listUsd ?? priceUsd;
}
