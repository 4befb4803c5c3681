import { deviceKinds } from "../../hardware-models/device.ts";
import type { ChipOffer } from "../markets/chip-offer.ts";
import { getFrontier } from "../markets/device-market.ts";
import type { Serving } from "../serving.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { type ChipIndustry, type ChipMaker, isCloudTeam, isInBusiness } from "./chip-industry.ts";
import { listCloudBudgets } from "./cloud-purchases.ts";
import { findOwnCloud } from "./cloud-teams.ts";
import { computeLeastPay, type Prospect, type Rival } from "./design-sale.ts";
import type { MarketView } from "./market-view.ts";
import { describeCloudBuyer, describeTypicalBuyer } from "./typical-buyer.ts";

/** What a maker knows when a month has ended. */
export function describeProspect(world: World, industry: ChipIndustry, maker: ChipMaker, view: MarketView): Prospect {
  const { market, technology } = industry;
  const now = world.monthStarts[world.month + 1]!;
  const cloud = findOwnCloud(world, maker);
  const customers =
    world.serving === null || cloud < 0
      ? describeCustomers(world, industry, maker, view)
      : describeOwnCloud(world, world.serving, { industry, cloud, view });
  const { miner, pay } = customers;
  const rivals = [...listListed(world, now), ...customers.rivals];
  const year = 1970 + now / SECONDS_PER_YEAR;
  const own = maker.offer === null ? [] : [describeOffer(maker.offer)];
  return {
    market,
    technology,
    maker: maker.datedPlans === null ? maker : { ...maker, plans: maker.datedPlans(year) },
    year,
    startYear: industry.startYear,
    makers: industry.makers.filter((other) => isInBusiness(other, world.market, now)).length,
    ...customers,
    rivals,
    leastUsdPerWork: computeLeastPay(miner, [...rivals, ...own], pay.revenueUsdPerWork),
  };
}

/** Whom a design is for, their money, and whom else they could buy from. */
type Customers = Pick<Prospect, "marginGot" | "miner" | "pay" | "spendingUsd" | "rivals" | "buyers">;

/** All who buy machines: miners, and of clouds what they do not spend on machines of their own teams. */
function describeCustomers(world: World, industry: ChipIndustry, maker: ChipMaker, view: MarketView): Customers {
  const workRate = world.fleet.workRate.reduce((sum, rate) => sum + rate, 0);
  const payUsdPerMonth = (view.revenueUsdPerWork * workRate * SECONDS_PER_YEAR) / 12;
  const { miner, view: pay } = describeTypicalBuyer(world, view);
  return {
    marginGot: industry.marginGot,
    miner,
    pay,
    spendingUsd: payUsdPerMonth * industry.market.spendingShare + sumMoneyOutside(world),
    rivals: listOnSale(industry, maker).map(describeOffer),
  };
}

/** A cloud that its team designs for: it gains what the machines on sale would cost it more for the same worth. */
function describeOwnCloud(
  world: World,
  serving: Serving,
  { industry, cloud, view }: { readonly industry: ChipIndustry; readonly cloud: number; readonly view: MarketView },
): Customers {
  const { miner, view: pay } = describeCloudBuyer(world, serving, view, [cloud]);
  const rivals = listOnSale(industry, null).map(({ machine, priceUsd }) => ({ ...machine, leastUsd: priceUsd }));
  return { marginGot: 0, miner, pay, spendingUsd: listCloudBudgets(serving)[cloud]!, rivals, buyers: "one" };
}

/** [USD/month] of clouds, less the part of their money that went to machines of their own teams so far. */
function sumMoneyOutside({ serving }: World): number {
  if (serving === null) return 0;
  const { accounts } = serving.clouds;
  return listCloudBudgets(serving).reduce((sum, usd, cloud) => {
    const { hardwareUsd, ownHardwareUsd } = accounts[cloud]!;
    return sum + (ownHardwareUsd === 0 ? usd : usd * (1 - ownHardwareUsd / hardwareUsd));
  }, 0);
}

/** What anyone can buy, of makers but one. */
function listOnSale({ makers }: ChipIndustry, but: ChipMaker | null): ChipOffer[] {
  return makers.flatMap((maker) => (maker === but || maker.offer === null || isCloudTeam(maker) ? [] : maker.offer));
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
