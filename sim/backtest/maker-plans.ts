import type { RangeEnd } from "../../hardware-models/cost-range.ts";
import { computeLabourRatio } from "../../hardware-models/design-cost.ts";
import { computeLotMonths } from "../../hardware-models/lead-time.ts";
import { createDatedPlans } from "../agents/dated-plans.ts";
import type { ChipPlan } from "../markets/chip-plan.ts";
import type { ChipTechnology } from "../markets/maker-input.ts";
import type { MakerParameters } from "./maker-parameters.ts";

/** Plans of a maker that works at an end of the cited ranges, at the prices of a year [years AD]. */
export type PlanBook = (end: RangeEnd, year: number) => readonly ChipPlan[];

interface PlanTerms {
  readonly technology: ChipTechnology;
  readonly market: Parameters<typeof createDatedPlans>[1];
  readonly parameters: MakerParameters;
}

/** Plans at the prices of their year and at the pace of the backtest's makers. */
export function createPlanBook({ technology, market, parameters }: PlanTerms): PlanBook {
  const dated = createDatedPlans(technology, market, undefined);
  const timed = new Map<readonly ChipPlan[], readonly ChipPlan[]>();
  return (end, year) => {
    const plans = dated(end, year);
    const found = timed.get(plans) ?? plans.map((plan) => timePlan(plan, technology, end, parameters));
    timed.set(plans, found);
    return found;
  };
}

/**
 * How long a plan takes a firm that makes nothing but hashing chips. One team works off the labour of laying out the same
 * core, which grows with the node; a lot takes its days a mask layer, whoever is in a hurry. Foundries hand out a node's rules
 * long before its volume (TSMC had twelve tape-outs at 7 nm by May 2017, eleven months before: digitimes.com
 * 20170525PD209), so that a design may be done by the day on which it can be ordered.
 */
function timePlan(
  plan: ChipPlan,
  { figures }: ChipTechnology,
  end: RangeEnd,
  { leadFactor }: MakerParameters,
): ChipPlan {
  const { nanometres } = plan.node;
  const designMonths = plan.designMonths * leadFactor * computeLabourRatio(nanometres, figures, end);
  return {
    ...plan,
    designMonths,
    designAheadMonths: designMonths,
    siliconMonths: computeLotMonths(nanometres, figures)[end],
    bringUpMonths: plan.bringUpMonths * leadFactor,
  };
}
