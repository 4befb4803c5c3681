/** Seconds in a day. */
export const SECONDS_PER_DAY = 86_400;

/** Seconds in a Julian year of 365.25 days. */
export const SECONDS_PER_YEAR = 365.25 * SECONDS_PER_DAY;

/** Watts in a gigawatt. */
export const WATTS_PER_GIGAWATT = 1e9;

/** Joules in a kilowatt-hour. */
export const JOULES_PER_KWH = 3.6e6;

/** Hashes in a terahash and in an exahash. */
export const HASHES_PER_TERAHASH = 1e12;
export const HASHES_PER_EXAHASH = 1e18;

/** Smallest units in one bitcoin. */
export const SATOSHI_PER_BITCOIN = 1e8;

/**
 * Expected hashes to find a block at difficulty 1: 2^256 / (0xffff * 2^208) = 2^48 / 0xffff.
 *
 * @source Bitcoin Core src/chain.cpp GetBlockProof and src/rpc/blockchain.cpp GetDifficulty
 */
export const HASHES_PER_DIFFICULTY = 2 ** 48 / 0xffff;
