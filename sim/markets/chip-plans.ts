import { computeHashesPerArea } from "../../hardware-models/area-efficiency.ts";
import { computeAttainableEfficiency } from "../../hardware-models/attainable-efficiency.ts";
import type { RangeEnd } from "../../hardware-models/cost-range.ts";
import { getFirstVolumeYear } from "../../hardware-models/process-node.ts";
import type { ChipPlan, Machine } from "./chip-plan.ts";
import type { ChipTechnology, HardwareMarketInput } from "./maker-input.ts";
import { computePlanFigures, describeDesign } from "./plan-figures.ts";
import { describeServingMachine } from "./serving-technology.ts";

/** Finer nodes have no energy of an operation on record. */
const FINEST_NANOMETRES = 3;

type Terms = Pick<HardwareMarketInput, "dieSquareMillimetres" | "machineWatts" | "machineUsdPerWatt">;

/**
 * A plan for every node whose energy is on record, in the order of the table.
 *
 * @throws HardwareModelError for a chip that cannot be made
 */
export function listChipPlans({ nodes, figures }: ChipTechnology, terms: Terms, end: RangeEnd): ChipPlan[] {
  return nodes
    .filter(({ nanometres }) => nanometres >= FINEST_NANOMETRES)
    .map((node) => {
      // One core many times over in a plastic package, so that a defect costs a core and not the chip's design.
      const areaSquareMillimetres = terms.dieSquareMillimetres;
      const chip = { kind: "core", package: "leadless", areaSquareMillimetres, criticalShare: 1 } as const;
      const { cost, terms: planTerms } = computePlanFigures(describeDesign(node, chip), figures, end);
      return {
        node,
        firstVolumeYear: getFirstVolumeYear(node),
        workPerChip: computeHashesPerArea(node.nanometres, figures).value * areaSquareMillimetres,
        chipUsd: cost.totalUsd[end],
        ...planTerms,
      };
    });
}

/** As many chips as the power allows, at least one: rate, watts and cost to make, design not included. */
export function describeMachine(plan: ChipPlan, technology: ChipTechnology, terms: Terms, shipYear: number): Machine {
  if (plan.serving !== undefined) return describeServingMachine(plan, plan.serving, shipYear);
  const { efficiency, floor } = technology;
  const joules = computeAttainableEfficiency(efficiency, floor, plan.node.nanometres, shipYear).value;
  const chips = Math.max(1, Math.floor(terms.machineWatts / (plan.workPerChip * joules)));
  const workPerSecond = chips * plan.workPerChip;
  const powerWatts = workPerSecond * joules;
  return {
    chips,
    workPerSecond,
    powerWatts,
    unitCostUsd: chips * plan.chipUsd + powerWatts * terms.machineUsdPerWatt,
    wafersPerUnit: chips * plan.wafersPerChip,
  };
}
