import { deviceKinds } from "../../hardware-models/device.ts";
import type { ChipOffer } from "../markets/chip-offer.ts";
import { getFrontier } from "../markets/device-market.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { type ChipIndustry, type ChipMaker, isInBusiness } from "./chip-industry.ts";
import { listCloudBudgets } from "./cloud-purchases.ts";
import { computeLeastPay, type Prospect, type Rival } from "./design-sale.ts";
import type { MarketView } from "./market-view.ts";
import { describeTypicalBuyer } from "./typical-buyer.ts";

/** What a maker knows when a month has ended. */
export function describeProspect(world: World, industry: ChipIndustry, maker: ChipMaker, view: MarketView): Prospect {
  const { market, technology, marginGot } = industry;
  const now = world.monthStarts[world.month + 1]!;
  const workRate = world.fleet.workRate.reduce((sum, rate) => sum + rate, 0);
  const payUsdPerMonth = (view.revenueUsdPerWork * workRate * SECONDS_PER_YEAR) / 12;
  const { miner, view: pay } = describeTypicalBuyer(world, view);
  const rivals = [...listListed(world, now), ...listOffered(industry, maker.offer)];
  const own = maker.offer === null ? [] : [describeOffer(maker.offer)];
  return {
    market,
    technology,
    marginGot,
    maker,
    pay,
    miner,
    year: 1970 + now / SECONDS_PER_YEAR,
    startYear: industry.startYear,
    spendingUsd: payUsdPerMonth * market.spendingShare + sumCloudBudgets(world),
    makers: industry.makers.filter((other) => isInBusiness(other, world.market, now)).length,
    rivals,
    leastUsdPerWork: computeLeastPay(miner, [...rivals, ...own], pay.revenueUsdPerWork),
  };
}

/** [USD/month] that clouds can spend on machines */
function sumCloudBudgets({ serving }: World): number {
  return serving === null ? 0 : listCloudBudgets(serving).reduce((sum, usd) => sum + usd, 0);
}

/** What is offered beside a maker's own machine. */
function listOffered({ makers }: ChipIndustry, own: ChipOffer | null): Rival[] {
  return makers.flatMap(({ offer }) => (offer === null || offer === own ? [] : describeOffer(offer)));
}

function describeOffer({ machine, floorUsd }: ChipOffer): Rival {
  return { ...machine, leastUsd: floorUsd };
}

/** Of each kind in the catalogue, the device with the most work per dollar that is on sale. */
function listListed(world: World, now: number): Rival[] {
  return deviceKinds.flatMap((kind) => {
    const best = getFrontier(world.deviceMarket, kind, now)[0];
    if (best === undefined) return [];
    const { workPerSecond, powerWatts, priceUsd } = world.devices[best]!;
    return [{ workPerSecond, powerWatts, leastUsd: priceUsd }];
  });
}
