/** The largest number of 16 bits, in which the chain stores weights and bonds. */
export const U16_MAX = 65_535;

/** A share as the chain stores it: floor(65535 x), at most 65535. */
export function floorToU16(share: number): number {
  return Math.min(U16_MAX, Math.floor(share * U16_MAX));
}

/**
 * A list so that its largest entry is 65535, rounded half up; a list without an entry above 0 is cut to whole numbers.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/math.rs, vec_max_upscale_to_u16
 */
export function scaleToU16(values: readonly number[]): number[] {
  const most = values.reduce((maximum, value) => Math.max(maximum, value), 0);
  return values.map((value) => (most === 0 ? 0 : Math.max(0, Math.round((value * U16_MAX) / most))));
}
