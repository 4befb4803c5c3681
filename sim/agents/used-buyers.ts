import { deviceKinds } from "../../hardware-models/device.ts";
import { getFrontier } from "../markets/device-market.ts";
import type { World } from "../world.ts";
import { computeMarginalPay, meetsEntryBarrier } from "./entry-choice.ts";
import { chooseDevice } from "./investment.ts";
import type { MarketView } from "./market-view.ts";
import { mayBuy } from "./may-buy.ts";
import { computeOutlook, computeStakeValue } from "./outlook.ts";
import { computeNewValue } from "./unit-value.ts";

/** A miner with money for used devices. */
export interface UsedBuyer {
  readonly party: number;
  budgetUsd: number;
  /** [USD/USD] net present value of a dollar in the best new device, or at stake; 0 where neither pays */
  readonly valuePerUsd: number;
  readonly buys: (device: number) => boolean;
}

/** @param monthBillsUsd money that they keep back, one entry a party */
export function listUsedBuyers(world: World, view: MarketView, monthBillsUsd: Float64Array): UsedBuyer[] {
  const { population, books, devices, market } = world;
  const kinds = market.miners.map((_, group) => deviceKinds.filter((kind) => mayBuy(world, group, kind)));
  const now = world.monthStarts[world.month + 1]!;
  const buyers: UsedBuyer[] = [];
  for (let party = 0; party < population.minerCount; party++) {
    const budgetUsd = books.cash[party]! - monthBillsUsd[party]!;
    const own = kinds[population.groupOf[party]!]!;
    if (!(budgetUsd > 0) || own.length === 0) continue;
    const usdPerWork = computeMarginalPay(world, party, view.revenueUsdPerWork);
    const { valuePerUsd } = chooseDevice(
      devices,
      own.map((kind) => getFrontier(world.deviceMarket, kind, now)),
      budgetUsd,
      population.electricityUsdPerJoule[party]! * market.hardware.pue,
      usdPerWork,
      computeOutlook(world, view, party, market.hardware.deliveryMonths),
      (device, terms) => computeNewValue(world, device, terms),
    );
    const stakeValue = view.stakeYieldPerYear > 0 ? computeStakeValue(world, view, party) : 0;
    buyers.push({
      party,
      budgetUsd,
      valuePerUsd: Math.max(0, valuePerUsd, stakeValue),
      buys: (device) => own.includes(devices[device]!.kind) && meetsEntryBarrier(world, party, device, usdPerWork),
    });
  }
  return buyers;
}
