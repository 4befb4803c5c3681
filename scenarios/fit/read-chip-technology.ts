import { chipFigureColumns } from "../../hardware-models/chip-figures.ts";
import { datedPriceColumns } from "../../hardware-models/dated-prices.ts";
import { energyColumns } from "../../hardware-models/energy-floor.ts";
import { advantageColumns } from "../../hardware-models/headroom.ts";
import { nodeColumns } from "../../hardware-models/process-node.ts";
import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import { type ChipTables, computeChipTechnology } from "./chip-tables.ts";
import { readHashingChips } from "./read-hashing-efficiency.ts";
import { readTable } from "./read-table.ts";

/**
 * What makers of SHA-256d chips know, from the package's data.
 *
 * @param knownBeforeYear chips of later years teach them nothing
 * @throws HardwareModelError where too few chips were on sale by then
 */
export function readChipTechnology(knownBeforeYear: number): ChipTechnology {
  return computeChipTechnology(readDatedTables(), knownBeforeYear);
}

/** The package's data on chips, as rows, with prices by year. */
export function readDatedTables(): ChipTables {
  return { ...readChipTables(), prices: readTable("chip_prices_by_year.csv", datedPriceColumns) };
}

/** The package's data on chips, as rows, at the cited prices. */
export function readChipTables(): ChipTables {
  return {
    nodes: readTable("process_nodes.csv", nodeColumns),
    figures: readTable("chip_economics.csv", chipFigureColumns),
    energy: readTable("energy_per_operation.csv", energyColumns),
    advantages: readTable("asic_advantage.csv", advantageColumns),
    chips: readHashingChips(),
  };
}
