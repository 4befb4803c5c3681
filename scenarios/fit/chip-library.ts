import { type ChipFigures, chipFigureColumns, parseChipFigures } from "../../hardware-models/chip-figures.ts";
import { nodeColumns, type ProcessNode, parseProcessNodes } from "../../hardware-models/process-node.ts";
import { readTable } from "./read-table.ts";

/** What the models of chip making know: process nodes, and cited figures. */
export interface ChipLibrary {
  readonly nodes: readonly ProcessNode[];
  readonly figures: ChipFigures;
}

/** Reads the library from the package's data files. */
export function readChipLibrary(): ChipLibrary {
  return {
    nodes: parseProcessNodes(readTable("process_nodes.csv", nodeColumns)),
    figures: parseChipFigures(readTable("chip_economics.csv", chipFigureColumns)),
  };
}
