import { energyColumns, parseEnergyTable } from "../../hardware-models/energy-floor.ts";
import { advantageColumns, computeHeadroom, type HeadroomAnswer } from "../../hardware-models/headroom.ts";
import { readTable } from "./read-table.ts";

/** Headroom of every kernel from the package's data: the most that an ASIC could win, and what was won. */
export function runHeadroom(): HeadroomAnswer[] {
  return computeHeadroom(
    parseEnergyTable(readTable("energy_per_operation.csv", energyColumns)),
    readTable("asic_advantage.csv", advantageColumns),
  );
}
