import type { ChipPlan } from "../markets/chip-plan.ts";
import { describeMachine } from "../markets/chip-plans.ts";
import { computeTapeOutThreshold } from "../theory/tape-out.ts";
import { expectSale, type Prospect } from "./design-sale.ts";
import type { DesignChoice } from "./design-steps.ts";

/**
 * The design that a maker starts at a month's end, or null: of the nodes open to it the one with the largest expected
 * gain, if that gain beats the option to wait. A design gains what its machines would earn over what the maker's last
 * design would earn at that time, and costs design, masks and the tries that may fail.
 */
export function chooseDesign(prospect: Prospect): DesignChoice | null {
  const { maker, year } = prospect;
  let best: DesignChoice | null = null;
  let bestGainUsd = 0;
  for (const plan of maker.plans) {
    const { firstVolumeYear, designAheadMonths = 0 } = plan;
    const openedYear = firstVolumeYear + (maker.input.accessMonths - designAheadMonths) / 12;
    if (openedYear > year) continue;
    const { shipYear, gainUsd } = judgePlan(prospect, plan);
    if (gainUsd <= bestGainUsd) continue;
    best = { plan, shipYear };
    bestGainUsd = gainUsd;
  }
  return best;
}

/** [USD] what is left of a design's expected gain; 0 or less where waiting is better. */
function judgePlan(prospect: Prospect, plan: ChipPlan): { readonly shipYear: number; readonly gainUsd: number } {
  const { market, technology, maker, year } = prospect;
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
