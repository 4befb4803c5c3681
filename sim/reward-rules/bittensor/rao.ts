/** Smallest units of TAO, and of each subnet's alpha, in one. */
export const RAO_PER_TAO = 1e9;

/**
 * TAO that can ever exist; alpha of one subnet that can ever exist is the same number.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/lib.rs
 */
export const SUPPLY_CAP_TAO = 21e6;

/** Seconds between two blocks. */
export const BLOCK_SECONDS = 12;

/**
 * Blocks between two epochs of a subnet: 72 minutes.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, runtime/src/lib.rs, InitialTempo
 */
export const TEMPO_BLOCKS = 360;

/**
 * Part of a subnet's alpha that goes to its owner: 11796 / 65535 = 0.179995.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/lib.rs
 */
export const OWNER_CUT = 11_796 / 65_535;

/**
 * Weight of a TAO staked on root against an alpha of the subnet: 3,320,413,933,267,719,290 / 2^64 = 0.18, set by a
 * migration. The runtime's 0.0527 is only the value before it.
 *
 * @source opentensor/subtensor @ 14bc6f9f9
 */
export const TAO_WEIGHT = 3_320_413_933_267_719_290 / 2 ** 64;
