import type { ChipPlan } from "../markets/chip-plan.ts";
import type { CohortParameterSpec } from "./cohort-parameters.ts";

/**
 * The parameters of makers that are fitted; everything else stands in the makers' file. Lead, from the decision to machines
 * on sale: 5 to 13 months on record (the data folder's README), against the 16 of the cited figures; the other ranges are
 * assumptions.
 */
export const makerParameters = {
  leadFactor: {
    meaning: "Months of design, silicon and bring-up of a hashing chip over the cited figures",
    unit: "1",
    low: 0.3,
    high: 0.8,
    scale: "log",
  },
  preorderMonths: {
    meaning:
      "Months of what miners spend on machines of makers that one maker can raise for a design, beside its earnings",
    unit: "months",
    low: 0.1,
    high: 10,
    scale: "log",
  },
  demandShare: {
    meaning: "Part of the network's pay that makers expect to be spent on machines",
    unit: "1",
    low: 0.1,
    high: 2,
    scale: "log",
  },
} as const satisfies Record<string, CohortParameterSpec>;

export type MakerParameterName = keyof typeof makerParameters;
export type MakerParameters = Readonly<Record<MakerParameterName, number>>;
export const makerParameterNames = Object.keys(makerParameters) as MakerParameterName[];

/** A plan of the cited lead times, as fast as the makers of a backtest are. */
export function hurryPlan(plan: ChipPlan, { leadFactor }: MakerParameters): ChipPlan {
  return {
    ...plan,
    designMonths: plan.designMonths * leadFactor,
    siliconMonths: plan.siliconMonths * leadFactor,
    bringUpMonths: plan.bringUpMonths * leadFactor,
  };
}
