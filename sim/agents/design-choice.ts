import { type ChipPlan, describeMachine } from "../markets/chip-plans.ts";
import { computeTapeOutThreshold } from "../theory/tape-out.ts";
import type { World } from "../world.ts";
import type { ChipIndustry, ChipMaker } from "./chip-industry.ts";
import { describeProspect, expectSale, type Prospect } from "./design-sale.ts";
import type { MarketView } from "./market-view.ts";

/** What a maker has decided to design. */
export interface DesignChoice {
  readonly plan: ChipPlan;
  /** [years AD] */
  readonly shipYear: number;
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
