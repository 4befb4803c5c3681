import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import type { MarketInput } from "../../sim/simulation-input.ts";
import { readDatedTables } from "./read-chip-technology.ts";
import { computeWorkTechnology } from "./work-technology.ts";

/** What makers of chips for a kind of work know, from the package's data. */
export function readWorkTechnology(knownBeforeYear: number, work: MarketInput["work"]): ChipTechnology {
  return computeWorkTechnology(readDatedTables(), knownBeforeYear, work);
}
