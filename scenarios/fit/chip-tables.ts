import {
  createNodeFloor,
  type EfficiencyFit,
  fitAttainableEfficiency,
  type NodeFloor,
  type ShippedChip,
} from "../../hardware-models/attainable-efficiency.ts";
import { type ChipFigureRow, parseChipFigures } from "../../hardware-models/chip-figures.ts";
import { type DatedPriceRow, parseDatedPrices } from "../../hardware-models/dated-prices.ts";
import { type EnergyRow, parseEnergyTable } from "../../hardware-models/energy-floor.ts";
import type { AdvantageRow } from "../../hardware-models/headroom.ts";
import { headroomKernels } from "../../hardware-models/headroom-kernels.ts";
import { type NodeRow, parseProcessNodes } from "../../hardware-models/process-node.ts";
import type { ChipTechnology } from "../../sim/markets/maker-input.ts";

/** All that knowledge of chips is computed from, as rows of plain data that can be sent anywhere. */
export interface ChipTables {
  readonly nodes: readonly NodeRow[];
  readonly figures: readonly ChipFigureRow[];
  /** Prices of wafers and masks by year; left out where makers pay the cited ones in all years. */
  readonly prices?: readonly DatedPriceRow[] | undefined;
  readonly energy: readonly EnergyRow[];
  /** What special chips won over general ones. */
  readonly advantages: readonly AdvantageRow[];
  /** ASICs that were sold and whose process node is on record. */
  readonly chips: readonly ShippedChip[];
}

/**
 * What makers of SHA-256d chips know.
 *
 * @param knownBeforeYear chips of later years teach them nothing
 * @throws HardwareModelError where too few chips were on sale by then
 */
export function computeChipTechnology(tables: ChipTables, knownBeforeYear: number): ChipTechnology {
  const { fit, floor } = computeHashingEfficiency(tables, knownBeforeYear);
  return {
    nodes: parseProcessNodes(tables.nodes),
    figures: parseChipFigures(tables.figures),
    efficiency: fit,
    floor,
    ...(tables.prices === undefined ? {} : { prices: parseDatedPrices(tables.prices) }),
  };
}

/** Energy of a hash that chips reach by node and year, with the floor that it rests on. */
export interface HashingEfficiency {
  readonly fit: EfficiencyFit;
  readonly floor: NodeFloor;
}

/** Fits the attainable efficiency of SHA-256d to ASICs that were on sale before a year. */
export function computeHashingEfficiency(
  { energy, chips }: Pick<ChipTables, "energy" | "chips">,
  beforeYear: number,
): HashingEfficiency {
  const kernel = headroomKernels.find(({ name }) => name === "SHA-256d")!;
  const floor = createNodeFloor(kernel.work, parseEnergyTable(energy));
  const known = chips.filter(({ year }) => year < beforeYear);
  return { fit: fitAttainableEfficiency(known, floor), floor };
}
