import { type ChipPlan, describeMachine, type Machine } from "../markets/chip-plans.ts";
import { computeWafersAtHand } from "../markets/wafers.ts";
import { computeTapeOutThreshold } from "../theory/tape-out.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { type ChipIndustry, type ChipMaker, isInBusiness } from "./chip-industry.ts";
import type { MarketView } from "./market-view.ts";
import { computeFutureValue, describeTypicalMiner, type TypicalMiner } from "./typical-miner.ts";

/** What a maker has decided to design. */
export interface DesignChoice {
  readonly plan: ChipPlan;
  /** [years AD] */
  readonly shipYear: number;
}

/** All that the worth of a design depends on beside the design. */
interface Prospect {
  readonly industry: ChipIndustry;
  readonly maker: ChipMaker;
  readonly view: MarketView;
  readonly miner: TypicalMiner;
  /** [years AD] */
  readonly year: number;
  /** [USD/month] that miners are expected to spend on this maker's machines */
  readonly spendingUsd: number;
  /** Makers that share customers and wafers. */
  readonly rivals: number;
}

interface Sale {
  readonly priceUsd: number;
  /** [USD] margin over all units, discounted to now */
  readonly profitUsd: number;
}

/**
 * The design that a maker starts at a month's end, or null: of the nodes open to it the one with the largest expected
 * gain, if that gain beats the option to wait. A design gains what its machines would earn over what the maker's last
 * design would earn at that time, and costs design, masks and the tries that may fail.
 */
export function chooseDesign(
  world: World,
  industry: ChipIndustry,
  maker: ChipMaker,
  view: MarketView,
): DesignChoice | null {
  const prospect = describeProspect(world, industry, maker, view);
  let best: DesignChoice | null = null;
  let bestGainUsd = 0;
  for (const plan of maker.plans) {
    const opened = plan.firstVolumeYear + maker.input.accessMonths / 12;
    if (opened > prospect.year) continue;
    const { shipYear, gainUsd } = judgePlan(prospect, plan);
    if (gainUsd <= bestGainUsd) continue;
    best = { plan, shipYear };
    bestGainUsd = gainUsd;
  }
  return best;
}

function describeProspect(world: World, industry: ChipIndustry, maker: ChipMaker, view: MarketView): Prospect {
  const now = world.monthStarts[world.month + 1]!;
  const rivals = industry.makers.filter((other) => isInBusiness(other, world.market, now)).length;
  const workRate = world.fleet.workRate.reduce((sum, rate) => sum + rate, 0);
  const payUsdPerMonth = (view.revenueUsdPerWork * workRate * SECONDS_PER_YEAR) / 12;
  return {
    industry,
    maker,
    view,
    miner: describeTypicalMiner(world, view),
    year: 1970 + now / SECONDS_PER_YEAR,
    spendingUsd: (payUsdPerMonth * industry.market.spendingShare) / rivals,
    rivals,
  };
}

/** [USD] what is left of a design's expected gain; 0 or less where waiting is better. */
function judgePlan(prospect: Prospect, plan: ChipPlan): { readonly shipYear: number; readonly gainUsd: number } {
  const { industry, maker, year } = prospect;
  const { market, technology } = industry;
  const { siliconSuccess, capitalCostPerYear } = maker.input;
  const retries = 1 / siliconSuccess - 1;
  const nreUsd = plan.nreUsd + retries * plan.masksUsd;
  const leadMonths = plan.designMonths + (1 + retries) * plan.siliconMonths + plan.bringUpMonths;
  const shipYear = year + leadMonths / 12;
  const machine = describeMachine(plan, technology, market, shipYear);
  const sale = expectSale(prospect, machine, shipYear, plan.firstVolumeYear);
  // The new machine would take the place of the last one designed, on sale or not.
  const last = maker.projects.at(-1);
  const lostUsd =
    last === undefined
      ? 0
      : expectSale(
          prospect,
          describeMachine(last.plan, technology, market, last.shipYear),
          shipYear,
          last.plan.firstVolumeYear,
        ).profitUsd;
  const extraUsd = sale.profitUsd - lostUsd;
  if (!(extraUsd > 0)) return { shipYear, gainUsd: 0 };
  const { unitsToGoAhead } = computeTapeOutThreshold({
    nreUsd,
    unitCostUsd: machine.unitCostUsd,
    unitPriceUsd: sale.priceUsd,
    volume: {
      driftPerYear: market.volumeDriftPerYear,
      discountPerYear: capitalCostPerYear,
      volatility: market.volumeVolatility,
    },
  });
  const units = extraUsd / (sale.priceUsd - machine.unitCostUsd);
  return { shipYear, gainUsd: units >= unitsToGoAhead ? extraUsd - nreUsd : 0 };
}

/** Price in the middle of the years on sale, and the margin over all units that wafers and customers' money allow. */
function expectSale(prospect: Prospect, machine: Machine, shipYear: number, firstVolumeYear: number): Sale {
  const { industry, maker, view, miner, year, spendingUsd, rivals } = prospect;
  const { market } = industry;
  const middle = shipYear + market.saleYears / 2;
  const valueUsd = computeFutureValue(miner, view, machine, middle - year);
  const priceUsd = valueUsd * (1 - market.buyerShare);
  if (priceUsd <= machine.unitCostUsd * (1 + maker.input.marginFloor)) return { priceUsd, profitUsd: 0 };
  const months = market.saleYears * 12;
  const byMoney = (spendingUsd * months) / priceUsd;
  const wafers = computeWafersAtHand(market, middle - firstVolumeYear) / rivals;
  const byWafers = (wafers * months) / machine.wafersPerUnit;
  const discount = Math.exp(-maker.input.capitalCostPerYear * (middle - year));
  return { priceUsd, profitUsd: Math.min(byMoney, byWafers) * (priceUsd - machine.unitCostUsd) * discount };
}
