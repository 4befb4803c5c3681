import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import { readChipLibrary } from "./chip-library.ts";
import { readHashingEfficiency } from "./read-hashing-efficiency.ts";

/**
 * What makers of SHA-256d chips know, from the package's data.
 *
 * @param knownBeforeYear chips of later years teach them nothing
 * @throws HardwareModelError where too few chips were on sale by then
 */
export function readChipTechnology(knownBeforeYear: number): ChipTechnology {
  const { nodes, figures } = readChipLibrary();
  const { fit, floor } = readHashingEfficiency(knownBeforeYear);
  return { nodes, figures, efficiency: fit, floor };
}
