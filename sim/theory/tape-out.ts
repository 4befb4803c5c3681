import { computeOptionExponent, computeOptionMultiple, type ValueProcess } from "./real-option.ts";

/** A chip that might be designed, and the market it would be sold on. */
export interface TapeOut {
  /** [USD] design, masks and licences: sunk once spent */
  readonly nreUsd: number;
  readonly unitCostUsd: number;
  /** Above the cost of a unit. */
  readonly unitPriceUsd: number;
  /** How the expected volume moves. */
  readonly volume: ValueProcess;
}

export interface TapeOutThreshold {
  /** Chips whose margin pays for the design. */
  readonly breakEvenUnits: number;
  readonly exponent: number;
  readonly multiple: number;
  /** Chips that must be expected before waiting is worth less than going ahead. */
  readonly unitsToGoAhead: number;
}

/**
 * Tape out once the expected margin reaches b / (b - 1) times the cost of the design.
 *
 * @source Dixit and Pindyck 1994, chapter 5, with the volume as the state
 */
export function computeTapeOutThreshold({ nreUsd, unitCostUsd, unitPriceUsd, volume }: TapeOut): TapeOutThreshold {
  const breakEvenUnits = nreUsd / (unitPriceUsd - unitCostUsd);
  const exponent = computeOptionExponent(volume);
  const multiple = computeOptionMultiple(exponent);
  return { breakEvenUnits, exponent, multiple, unitsToGoAhead: multiple * breakEvenUnits };
}
