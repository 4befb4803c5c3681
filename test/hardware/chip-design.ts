import { type ChipDesign, shapeChip } from "../../hardware-models/chip-design.ts";
import { findProcessNode } from "../../hardware-models/process-node.ts";
import { readChipLibrary } from "../../scenarios/fit/chip-library.ts";

const { nodes } = readChipLibrary();

/** A chip of this area [mm^2] in a plain package, with nothing unusual about it but what is changed. */
export function createChipDesign(node: string, area: number, change: Partial<ChipDesign> = {}): ChipDesign {
  return {
    node: findProcessNode(node, nodes),
    kind: "accelerator",
    ...shapeChip(area),
    package: "flip-chip",
    memoryGigabytes: 0,
    yieldModel: "negative-binomial",
    criticalShare: 1,
    scribeMillimetres: 0,
    edgeMillimetres: 0,
    ...change,
  };
}
