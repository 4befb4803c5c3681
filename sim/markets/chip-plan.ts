import type { ProcessNode } from "../../hardware-models/process-node.ts";
import type { ChipDesignKind, ServingChipInput, ServingEnergies } from "./serving-input.ts";

/** What a maker knows of designing for one node, whenever it does. */
export interface ChipPlan {
  readonly node: ProcessNode;
  /** [years AD] of the node's first volume production */
  readonly firstVolumeYear: number;
  readonly workPerChip: number;
  readonly chipUsd: number;
  readonly wafersPerChip: number;
  readonly nreUsd: number;
  /** Of the design cost, what a second try costs again. */
  readonly masksUsd: number;
  readonly designMonths: number;
  readonly siliconMonths: number;
  readonly bringUpMonths: number;
  /** Before a maker may order from the node, that its design may begin; left out, 0. */
  readonly designAheadMonths?: number;
  /** Of a chip for serving. */
  readonly serving?: ServingPlan | undefined;
}

/** A machine of chips of one plan, designed to ship at one time. */
export interface Machine {
  readonly chips: number;
  readonly workPerSecond: number;
  readonly powerWatts: number;
  readonly unitCostUsd: number;
  readonly wafersPerUnit: number;
  /** Of a machine for serving: [J] floor of a token on its node, and [USD] what of its cost is memory. */
  readonly serving?: { readonly floorJoules: number; readonly memoryUsd: number } | undefined;
}

/** The machine that everything is told against: that of the start. */
export interface ServingReference {
  readonly chips: number;
  readonly workPerSecond: number;
  readonly powerWatts: number;
  /** [years AD] of its release */
  readonly year: number;
}

export interface ServingTechnology {
  readonly energies: ServingEnergies;
  readonly chip: ServingChipInput;
  readonly reference: ServingReference;
}

/** What a plan for serving adds to a plan for any work. */
export interface ServingPlan {
  readonly technology: ServingTechnology;
  readonly design: ChipDesignKind;
  /** [J] floor of a token on the node, at the reference machine's own scale */
  readonly floorJoules: number;
  /** [USD] a GB of memory, losses in packaging included */
  readonly memoryUsdPerGigabyte: number;
  readonly machineUsdPerWatt: number;
}
