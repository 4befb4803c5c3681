import { computeHashesPerArea } from "../../hardware-models/area-efficiency.ts";
import { computeAttainableEfficiency } from "../../hardware-models/attainable-efficiency.ts";
import { computeChipCost } from "../../hardware-models/chip-cost.ts";
import { type ChipDesign, checkChipDesign, shapeChip } from "../../hardware-models/chip-design.ts";
import type { RangeEnd } from "../../hardware-models/cost-range.ts";
import { computeDesignCost } from "../../hardware-models/design-cost.ts";
import { computeLeadTimes } from "../../hardware-models/lead-time.ts";
import { getFirstVolumeYear, type ProcessNode } from "../../hardware-models/process-node.ts";
import type { ChipPlan, Machine } from "./chip-plan.ts";
import type { ChipTechnology, HardwareMarketInput } from "./maker-input.ts";
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
      const design = describeDesign(node, terms.dieSquareMillimetres);
      checkChipDesign(design);
      const cost = computeChipCost(design, figures);
      const nre = computeDesignCost("core", node.nanometres, figures);
      const lead = computeLeadTimes("core", "leadless", node.nanometres, figures);
      return {
        node,
        firstVolumeYear: getFirstVolumeYear(node),
        workPerChip: computeHashesPerArea(node.nanometres, figures).value * terms.dieSquareMillimetres,
        chipUsd: cost.totalUsd[end],
        wafersPerChip: cost.wafersPerChip[end],
        nreUsd: nre.totalUsd[end],
        masksUsd: nre.masksUsd[end],
        designMonths: lead.designMonths[end],
        siliconMonths: lead.siliconMonths[end],
        bringUpMonths: lead.bringUpMonths[end],
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

/** One core many times over in a plastic package, so that a defect costs a core and not the chip's design. */
function describeDesign(node: ProcessNode, areaSquareMillimetres: number): ChipDesign {
  return {
    node,
    kind: "core",
    ...shapeChip(areaSquareMillimetres),
    package: "leadless",
    memoryGigabytes: 0,
    yieldModel: "negative-binomial",
    criticalShare: 1,
    scribeMillimetres: 0,
    edgeMillimetres: 0,
  };
}
