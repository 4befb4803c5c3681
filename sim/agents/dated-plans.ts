import type { RangeEnd } from "../../hardware-models/cost-range.ts";
import { computeFiguresAt } from "../../hardware-models/dated-prices.ts";
import { scaleDesignCost } from "../factors.ts";
import type { ChipPlan } from "../markets/chip-plan.ts";
import { listChipPlans } from "../markets/chip-plans.ts";
import type { ChipTechnology } from "../markets/maker-input.ts";
import type { FactorInput } from "../simulation-input.ts";

/** What a maker can design at a time [years AD]. */
export type DatedPlans = (year: number) => readonly ChipPlan[];

/** Plans by end of the cited ranges, with wafers and masks at the prices of a year; worked out when asked for first. */
export function createDatedPlans(
  technology: ChipTechnology,
  market: Parameters<typeof listChipPlans>[1],
  factors: FactorInput | undefined,
): (end: RangeEnd, year: number) => readonly ChipPlan[] {
  const { prices } = technology;
  if (prices === undefined) throw new RangeError("hardware.market.prices: expected the prices of wafers by year");
  const known = new Map<string, readonly ChipPlan[]>();
  return (end, year) => {
    const whole = Math.floor(year);
    const key = `${end} ${whole}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const figures = computeFiguresAt(technology.figures, prices, whole);
    const plans = scaleDesignCost(listChipPlans({ ...technology, figures }, market, end), factors);
    known.set(key, plans);
    return plans;
  };
}
