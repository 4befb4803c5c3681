import { computeChipCost } from "../../hardware-models/chip-cost.ts";
import {
  type ChipDesign,
  checkChipDesign,
  type DesignKind,
  type PackageName,
  shapeChip,
} from "../../hardware-models/chip-design.ts";
import type { ChipFigures } from "../../hardware-models/chip-figures.ts";
import type { RangeEnd } from "../../hardware-models/cost-range.ts";
import { computeDesignCost } from "../../hardware-models/design-cost.ts";
import { computeLeadTimes } from "../../hardware-models/lead-time.ts";
import type { ProcessNode } from "../../hardware-models/process-node.ts";

/** What a maker chooses of a chip; its memory is priced apart, and what saws and edges of a wafer take is left out. */
interface ChipChoice {
  readonly kind: DesignKind;
  readonly package: PackageName;
  readonly areaSquareMillimetres: number;
  readonly criticalShare: number;
}

/** @throws HardwareModelError for an area that is none */
export function describeDesign(
  node: ProcessNode,
  { kind, package: packageName, areaSquareMillimetres, criticalShare }: ChipChoice,
): ChipDesign {
  return {
    node,
    kind,
    ...shapeChip(areaSquareMillimetres),
    package: packageName,
    memoryGigabytes: 0,
    yieldModel: "negative-binomial",
    criticalShare,
    scribeMillimetres: 0,
    edgeMillimetres: 0,
  };
}

/**
 * What making and designing a chip costs and how long it takes, at one end of the ranges on record.
 *
 * @throws HardwareModelError for a chip that cannot be made
 */
export function computePlanFigures(design: ChipDesign, figures: ChipFigures, end: RangeEnd) {
  checkChipDesign(design);
  const { kind, package: packageName, node } = design;
  const cost = computeChipCost(design, figures);
  const nre = computeDesignCost(kind, node.nanometres, figures);
  const lead = computeLeadTimes(kind, packageName, node.nanometres, figures);
  return {
    cost,
    terms: {
      wafersPerChip: cost.wafersPerChip[end],
      nreUsd: nre.totalUsd[end],
      masksUsd: nre.masksUsd[end],
      designMonths: lead.designMonths[end],
      siliconMonths: lead.siliconMonths[end],
      bringUpMonths: lead.bringUpMonths[end],
    },
  };
}
