import type { World } from "../world.ts";
import { computeMarginalPay } from "./entry-choice.ts";
import { chooseDevice, type DeviceChoice } from "./investment.ts";
import type { MarketView } from "./market-view.ts";
import { mayBuy } from "./may-buy.ts";
import type { OffersNow } from "./offer-review.ts";
import { computeOutlook } from "./outlook.ts";

/** The best of what is listed and the made machines, each with its own waiting time. */
export function chooseOffer(
  world: World,
  view: MarketView,
  {
    party,
    budget,
    offers,
    listed,
  }: {
    readonly party: number;
    readonly budget: number;
    readonly offers: OffersNow;
    readonly listed: DeviceChoice;
  },
): DeviceChoice {
  const { population, market, devices } = world;
  let best = listed;
  for (const [device, { leadMonths, offer }] of offers) {
    if (offer.leftUnits === 0 || !mayBuy(world, population.groupOf[party]!, devices[device]!.kind)) continue;
    const choice = chooseDevice(
      devices,
      [[device]],
      budget,
      population.electricityUsdPerJoule[party]! * market.hardware.pue,
      computeMarginalPay(world, party, view.revenueUsdPerWork),
      computeOutlook(world, view, party, leadMonths),
    );
    if (choice.valuePerUsd > best.valuePerUsd) best = choice;
  }
  return best;
}
