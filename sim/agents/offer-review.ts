import { applyOfferMonth, type ChipOffer, computeQueueMonths } from "../markets/chip-offer.ts";
import { applyClearingPrice, type Bid } from "../markets/offer-price.ts";
import { computeGrownWafers, computeWafersAtHand, shareWafers } from "../markets/wafers.ts";
import { computeCapacityLeft } from "../shocks.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { listReach } from "./borrowing.ts";
import type { ChipIndustry, ChipMaker } from "./chip-industry.ts";
import { applyCloudWishes, type CloudWish, computeCloudValue } from "./cloud-purchases.ts";
import { getFacilityWatts, limitToPower, openConnections } from "./machine-power.ts";
import type { MarketView } from "./market-view.ts";
import { mayBuy } from "./may-buy.ts";
import { computeOperatingValue } from "./operating-value.ts";
import { computeOutlook } from "./outlook.ts";

/** A machine on sale, as buyers see it. */
export interface OfferNow {
  readonly maker: ChipMaker;
  readonly offer: ChipOffer;
  /** From the month's end to the delivery of an order placed first. */
  readonly leadMonths: number;
}

/** Made machines on sale this month, by the index of the device; empty where nobody makes any. */
export type OffersNow = ReadonlyMap<number, OfferNow>;

/** Opens the month's sales of made machines: wafers are shared out, and what they allow can be ordered. */
export function applyOfferMonths(world: World, industry: ChipIndustry): OfferNow[] {
  const year = 1970 + world.monthStarts[world.month + 1]! / SECONDS_PER_YEAR;
  const selling = industry.makers.filter(({ offer }) => offer !== null);
  const nodes = new Set(selling.map(getPlan));
  for (const node of new Set([...nodes].map((plan) => plan.node.name))) {
    const makers = selling.filter((maker) => getPlan(maker).node.name === node);
    applyNodeMonth(
      world,
      industry,
      makers,
      computeWafersAtHand(industry.market, year - getPlan(makers[0]!).firstVolumeYear, year - industry.startYear),
    );
  }
  openConnections(world, year - industry.startYear);
  return selling.map((maker) => ({
    maker,
    offer: maker.offer!,
    leadMonths: world.market.hardware.deliveryMonths + computeQueueMonths(maker.offer!),
  }));
}

function applyNodeMonth(world: World, industry: ChipIndustry, makers: readonly ChipMaker[], wafers: number): void {
  for (const maker of makers) {
    if (maker.soldOutMonth >= 0 && maker.soldOutMonth === world.month - 1) {
      maker.wafersPerMonth = computeGrownWafers(maker.wafersPerMonth, maker.input.growthPerMonth, wafers);
    }
  }
  const coming = world.months[world.month + 1] ?? world.market.end;
  const wanted = makers.map(
    ({ input, wafersPerMonth }) => wafersPerMonth * computeCapacityLeft(world.market.shocks, input.name, coming),
  );
  shareWafers(wafers, wanted).forEach((given, index) => {
    applyOfferMonth(makers[index]!.offer!, given, industry.market.bookMonths);
  });
}

function getPlan(maker: ChipMaker) {
  return maker.projects.find(({ offer }) => offer === maker.offer)!.plan;
}

/**
 * Sets the month's prices: each machine, the most efficient first, at what the last buyer of all that can be ordered
 * would pay, less the part left to him, and never below its floor. Money spent on one machine is gone for the next.
 * Clouds bid beside the miners, and get their part at once.
 *
 * @param budgetsUsd of those who can buy made machines, the clouds last; used up on the way
 * @returns [W of facilities] that the miners' part takes
 */
export function applyOfferPrices(
  world: World,
  view: MarketView,
  offers: readonly OfferNow[],
  budgetsUsd: Float64Array,
): number {
  const { buyerShare } = world.industry!.market;
  let promisedWatts = 0;
  const joules = ({ offer: { machine } }: OfferNow) => machine.powerWatts / machine.workPerSecond;
  for (const now of offers.toSorted((one, other) => joules(one) - joules(other))) {
    const { offer } = now;
    limitToPower(world, offer, promisedWatts);
    if (offer.leftUnits === 0) continue;
    const bids = listBids(world, view, now, budgetsUsd);
    const spent = applyClearingPrice(offer, bids.list, buyerShare);
    const cloudWishes: CloudWish[] = [];
    let [cloudUnits, minerUnits] = [0, 0];
    bids.list.forEach(({ valueUsd, budgetUsd }, index) => {
      if (valueUsd < offer.priceUsd) return;
      const bidder = bids.parties[index]!;
      budgetsUsd[bidder]! *= 1 - spent;
      const cloud = bidder - world.population.size;
      if (cloud < 0) {
        minerUnits += (budgetUsd * spent) / offer.priceUsd;
        return;
      }
      // Whole machines, without losing one to rounding at each cloud.
      const before = Math.floor(cloudUnits + ROUNDING);
      cloudUnits += (budgetUsd * spent) / offer.priceUsd;
      cloudWishes.push({ cloud, units: Math.floor(cloudUnits + ROUNDING) - before });
    });
    applyCloudWishes(world, now, cloudWishes);
    promisedWatts += minerUnits * getFacilityWatts(world, offer);
  }
  return promisedWatts;
}

/** Units by which a sum of parts may miss a whole. */
const ROUNDING = 1e-6;

function listBids(
  world: World,
  view: MarketView,
  now: OfferNow,
  budgetsUsd: Float64Array,
): { readonly list: readonly Bid[]; readonly parties: readonly number[] } {
  const { kind } = world.devices[now.offer.device]!;
  const reachUsd = listReach(world, view, { device: now.offer.device, leadMonths: now.leadMonths }, budgetsUsd);
  const list: Bid[] = [];
  const parties: number[] = [];
  for (let party = 0; party < world.population.minerCount; party++) {
    if (!(budgetsUsd[party]! > 0) || !mayBuy(world, world.population.groupOf[party]!, kind)) continue;
    list.push({ valueUsd: computeMachineValue(world, view, party, now), budgetUsd: reachUsd[party]! });
    parties.push(party);
  }
  const { serving, population } = world;
  for (let cloud = 0; cloud < (serving?.clouds.inputs.length ?? 0); cloud++) {
    const party = population.size + cloud;
    if (!(budgetsUsd[party]! > 0)) continue;
    list.push({ valueUsd: computeCloudValue(world, serving!, cloud, now), budgetUsd: budgetsUsd[party]! });
    parties.push(party);
  }
  return { list, parties };
}

/** [USD] worth of a machine on offer to a party that orders it now */
export function computeMachineValue(
  world: World,
  view: MarketView,
  party: number,
  { offer, leadMonths }: OfferNow,
): number {
  const { population, market } = world;
  const { workPerSecond, powerWatts } = offer.machine;
  const usdPerJoule = population.electricityUsdPerJoule[party]! * market.hardware.pue;
  return computeOperatingValue(
    view.revenueUsdPerWork * workPerSecond * SECONDS_PER_YEAR,
    usdPerJoule * powerWatts * SECONDS_PER_YEAR,
    computeOutlook(world, view, party, leadMonths),
  );
}
