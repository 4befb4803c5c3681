import { type DeviceKind, deviceKinds } from "../../hardware-models/device.ts";
import { computeLeastPay, type Prospect, type Rival } from "../agents/design-sale.ts";
import type { Outlook } from "../agents/operating-value.ts";
import type { TypicalMiner } from "../agents/typical-miner.ts";
import { parseMonth } from "../calendar.ts";
import { computeFloorUsd } from "../markets/chip-offer.ts";
import type { ChipPlan } from "../markets/chip-plan.ts";
import { describeMachine } from "../markets/chip-plans.ts";
import { JOULES_PER_KWH, SECONDS_PER_YEAR } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortDevice, MonthSeen } from "./cohort-input.ts";
import { type CohortMaker, FOUNDRY_YEAR, getOffer, type MakerAtWork, type MakersState } from "./maker-state.ts";

/** A month that miners were paid in, as its makers see it. */
export interface PaidMonth extends MonthSeen {
  readonly outlook: Outlook;
  /** Sold by others than the makers. */
  readonly listed: readonly CohortDevice[];
}

/** What a maker knows when a month has ended. */
export function describeCohortProspect(state: MakersState, maker: MakerAtWork, month: PaidMonth): Prospect {
  const { technology, parameters } = state.input;
  const market = { ...state.input.market, spendingShare: parameters.demandShare };
  const { timeSeconds, revenueUsdPerHash, hashrateHashesPerSecond, outlook } = month;
  const miner = describeCohortMiner(state, outlook);
  const rivals = [
    ...listBest(month.listed),
    ...state.makers.filter((other) => other !== maker).flatMap((other) => describeRival(state, other, timeSeconds)),
  ];
  const payUsdPerMonth = (revenueUsdPerHash * hashrateHashesPerSecond * SECONDS_PER_YEAR) / 12;
  return {
    market,
    technology,
    marginGot: state.marginGot,
    maker: { ...maker, plans: listAffordable(state, maker, timeSeconds) },
    pay: { revenueUsdPerWork: revenueUsdPerHash, ...outlook },
    miner,
    year: 1970 + timeSeconds / SECONDS_PER_YEAR,
    startYear: FOUNDRY_YEAR,
    spendingUsd: payUsdPerMonth * market.spendingShare,
    makers: state.makers.filter(({ input }) => isCohortMakerIn(input, timeSeconds)).length,
    rivals,
    leastUsdPerWork: computeLeastPay(miner, [...rivals, ...describeOffer(maker)], revenueUsdPerHash),
  };
}

/**
 * Designs that a maker can pay for: out of what it has earned, and of what miners pay ahead for machines that do not exist
 * yet, which is no more than they have been spending on devices.
 */
function listAffordable(state: MakersState, { input, accounts }: MakerAtWork, timeSeconds: number): ChipPlan[] {
  const { salesUsd, makingUsd, designUsd } = accounts;
  const { parameters, plans } = state.input;
  const moneyUsd = salesUsd - makingUsd - designUsd + parameters.preorderMonths * state.spentUsdPerMonth;
  return plans(input.figures, 1970 + timeSeconds / SECONDS_PER_YEAR).filter(({ nreUsd }) => nreUsd <= moneyUsd);
}

/** True once a maker is in business. */
export function isCohortMakerIn({ entry }: CohortMaker, timeSeconds: number): boolean {
  return entry === "start" || parseMonth(entry) < timeSeconds;
}

/** The miner at the median site, who believes what all buyers believe. */
export function describeCohortMiner({ input }: MakersState, outlook: Outlook): TypicalMiner {
  return {
    usdPerJoule: (input.electricityUsdPerKwh * cohortAssumptions.pue) / JOULES_PER_KWH,
    decayPerYear: outlook.decayPerYear,
    discountPerYear: outlook.discountPerYear,
    horizonYears: outlook.horizonYears - outlook.leadYears,
  };
}

/** Of each kind, the device with the most work per dollar. */
function listBest(devices: readonly CohortDevice[]): Rival[] {
  const computeWorkPerUsd = ({ workPerSecond, priceUsd }: CohortDevice) => workPerSecond / priceUsd;
  const findBest = (kind: DeviceKind) =>
    devices
      .filter((device) => device.kind === kind)
      .reduce<CohortDevice | null>(
        (best, one) => (best === null || computeWorkPerUsd(one) > computeWorkPerUsd(best) ? one : best),
        null,
      );
  return deviceKinds.flatMap((kind) => {
    const best = findBest(kind);
    return best === null ? [] : { ...best, leastUsd: best.priceUsd };
  });
}

/**
 * The newest machine of another maker, on sale or told of in months before: makers announce a design as it begins, to be
 * paid ahead for it (Butterfly Labs sold from June 2012 on what it promised for October: blog.zorinaq.com, 30 January 2013).
 */
function describeRival({ input }: MakersState, maker: MakerAtWork, timeSeconds: number): Rival[] {
  const newest = maker.projects.findLast(({ decidedTime }) => decidedTime < timeSeconds);
  if (newest === undefined || newest.sale !== null) return describeOffer(maker);
  const machine = describeMachine(newest.plan, input.technology, input.market, newest.shipYear);
  return [{ ...machine, leastUsd: computeFloorUsd(machine, maker.input.marginFloor) }];
}

function describeOffer(maker: MakerAtWork): Rival[] {
  const offer = getOffer(maker);
  return offer === undefined ? [] : [{ ...offer.sale.book.machine, leastUsd: offer.sale.book.floorUsd }];
}
