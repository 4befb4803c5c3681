import { type ChipFigures, chipFigureColumns, parseChipFigures } from "../../hardware-models/chip-figures.ts";
import { type DatedPrice, datedPriceColumns, parseDatedPrices } from "../../hardware-models/dated-prices.ts";
import { nodeColumns, type ProcessNode, parseProcessNodes } from "../../hardware-models/process-node.ts";
import { readTable } from "./read-table.ts";

/** What the models of chip making know: process nodes, cited figures, and prices of other years. */
export interface ChipLibrary {
  readonly nodes: readonly ProcessNode[];
  readonly figures: ChipFigures;
  readonly prices: readonly DatedPrice[];
}

/** Reads the library from the package's data files. */
export function readChipLibrary(): ChipLibrary {
  return {
    nodes: parseProcessNodes(readTable("process_nodes.csv", nodeColumns)),
    figures: parseChipFigures(readTable("chip_economics.csv", chipFigureColumns)),
    prices: parseDatedPrices(readTable("chip_prices_by_year.csv", datedPriceColumns)),
  };
}
