import { deviceKinds } from "../../hardware-models/device.ts";
import { applySale } from "../ledger.ts";
import { getFrontier } from "../markets/device-market.ts";
import type { Order, World } from "../world.ts";
import { listPowerPrices } from "./bans.ts";
import { chooseFinanced, createLargestLoan } from "./borrowing.ts";
import { applyValuations, noteMarks } from "./collateral.ts";
import { computeMarginalPay, computeMostUnits, meetsEntryBarrier } from "./entry-choice.ts";
import { applyAgeing, applySwitching } from "./fleet.ts";
import { type Appraisal, chooseDevice, paysAt } from "./investment.ts";
import { applyLaunchPrices } from "./launch-prices.ts";
import { computeMarketView, type MarketView } from "./market-view.ts";
import { mayBuy } from "./may-buy.ts";
import { chooseOffer } from "./offer-choice.ts";
import type { OffersNow } from "./offer-review.ts";
import { noteSales, openSales } from "./offer-sales.ts";
import { applyOtherWork } from "./other-work.ts";
import { computeOutlook, computeStakeValue } from "./outlook.ts";
import { applyWishes, type Wish } from "./purchases.ts";
import { applyScrapSales, listUnitsBeforeScrapping } from "./scrap-sales.ts";
import { applyStakingChoice, applyValidatorElection } from "./staking-choice.ts";
import { applySwitchingCosts, createSwitchingPolicy, listRunning } from "./switching-costs.ts";
import { computeNewValue } from "./unit-value.ts";
import { applyUsedTrades } from "./used-trades.ts";

/**
 * The review of everyone at a month's end: switch devices on or off, scrap old ones, sell used ones, order new ones,
 * stake or not, buy stake, elect validators.
 *
 * @param monthBillsUsd last month's electricity and next month's debt service, one entry a party: money that a review keeps back
 * @returns devices paid for, to be delivered after the lead time
 */
export function applyReview(world: World, monthBillsUsd: Float64Array): Order[] {
  const view = computeMarketView(world);
  applyFleetReview(world, view);
  applyStakingChoice(world, view);
  applyLaunchPrices(world, view);
  const auctions = applyUsedTrades(world, view, monthBillsUsd);
  if (world.credit !== null) noteMarks(world, world.credit, auctions);
  const sales = openSales(world, view, monthBillsUsd);
  const wishes = listWishes(world, view, monthBillsUsd, sales.offers);
  applyValidatorElection(world);
  const orders = applyWishes(world, view, wishes, sales.offers);
  if (world.industry !== null) noteSales(world, view, world.industry, sales);
  if (world.credit !== null) applyValuations(world, world.credit, view);
  return [...sales.orders, ...orders];
}

/** Old devices go, and the others mine, do other work, or are off. */
function applyFleetReview(world: World, view: MarketView): void {
  const { market, fleet } = world;
  const { pue, scrapAfterMonthsOff } = market.hardware;
  const powerPrices = listPowerPrices(world);
  const unitsBefore = listUnitsBeforeScrapping(world);
  applyAgeing(fleet, world.month + 1);
  const runningBefore = listRunning(world);
  applyOtherWork(world, view, powerPrices);
  const policy = createSwitchingPolicy(world);
  applySwitching(fleet, view.revenueUsdPerWork, powerPrices, pue, scrapAfterMonthsOff, policy);
  applySwitchingCosts(world, runningBefore);
  applyScrapSales(world, unitsBefore);
}

function listWishes(world: World, view: MarketView, monthBillsUsd: Float64Array, offers: OffersNow): Wish[] {
  const { population, books, devices, market } = world;
  const candidates = listCandidatesByGroup(world);
  const stakeWishesUsd = new Float64Array(population.minerCount);
  const wishes: Wish[] = [];
  const appraise = createAppraisal(world);
  const largestLoan = createLargestLoan(world, view);
  for (let party = 0; party < population.minerCount; party++) {
    const place = population.queueStreams[party]!();
    const budget = books.cash[party]! - monthBillsUsd[party]!;
    if (!(budget > 0)) continue;
    const group = population.groupOf[party]!;
    const usdPerWork = computeMarginalPay(world, party, view.revenueUsdPerWork);
    const usdPerJoule = population.electricityUsdPerJoule[party]! * market.hardware.pue;
    const outlook = computeOutlook(world, view, party, market.hardware.deliveryMonths);
    const choose = (money: number) => {
      const listed = chooseDevice(devices, candidates[group]!, money, usdPerJoule, usdPerWork, outlook, appraise);
      return offers.size === 0 ? listed : chooseOffer(world, view, { party, budget: money, offers, listed });
    };
    const describe = (device: number) => offers.get(device) ?? { leadMonths: market.hardware.deliveryMonths, appraise };
    const choice = chooseFinanced(world, view, largestLoan, { party, budgetUsd: budget, choose, describe });
    const enters = meetsEntryBarrier(world, party, choice.device, usdPerWork);
    const stakeValue = view.stakeYieldPerYear > 0 ? computeStakeValue(world, view, party) : 0;
    if (stakeValue > choice.valuePerUsd) stakeWishesUsd[party] = budget;
    else if (choice.device >= 0 && enters) {
      const { device, loanUsd } = choice;
      const most = computeMostUnits(world, party, device, (part) =>
        paysAt(
          devices[device]!,
          usdPerJoule,
          part * usdPerWork,
          outlook,
          appraise && ((_, terms) => appraise(device, terms)),
        ),
      );
      const units = Math.min(most, Math.floor(budget / (devices[device]!.priceUsd - loanUsd)));
      if (units > 0) wishes.push({ party, place, device, units, financing: { ownUsd: budget, loanUsd } });
    }
  }
  applyStakeWishes(world, view, stakeWishesUsd);
  return wishes;
}

/** Where devices can do other work, or be sold again, that counts in what they are worth. */
function createAppraisal(world: World): Appraisal | undefined {
  const { used, otherWork } = world.market.hardware;
  if (used === undefined && otherWork === undefined) return undefined;
  return (device, terms) => computeNewValue(world, device, terms);
}

/** Frontiers of the kinds of device that each miner group would consider. */
function listCandidatesByGroup(world: World): (readonly number[])[][] {
  const now = world.monthStarts[world.month + 1]!;
  const byKind = new Map(deviceKinds.map((kind) => [kind, getFrontier(world.deviceMarket, kind, now)]));
  return world.market.miners.map((group, index) =>
    group.devices.filter((kind) => mayBuy(world, index, kind)).map((kind) => byKind.get(kind)!),
  );
}

/** Serves everybody in proportion where more coins are wanted than the market offers in a month. */
function applyStakeWishes(world: World, view: MarketView, wishesUsd: Float64Array): void {
  const usdPerUnit = view.priceUsd / world.unitsPerCoin;
  const wanted = wishesUsd.reduce((sum, usd) => sum + usd, 0) / usdPerUnit;
  if (!(wanted > 0)) return;
  const offered = world.ledger.market * world.market.stake.floatPerMonth;
  const served = Math.min(1, offered / wanted);
  for (let party = 0; party < wishesUsd.length; party++) {
    const units = Math.floor((wishesUsd[party]! * served) / usdPerUnit);
    if (units === 0) continue;
    applySale(world.ledger, party, -units);
    const paid = units * usdPerUnit;
    world.books.cash[party]! -= paid;
    world.books.stake[party]! += paid;
    world.staking[party] = 1;
  }
}
