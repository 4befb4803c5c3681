/** Upgrades of the protocol that differ in what a validator may hold and in what slashing costs. */
export type EthereumFork = "deneb" | "electra";

/** [ETH] below which nobody is a validator; up to Deneb also the most that counts. */
const VALIDATOR_ETH = 32;

/**
 * [ETH] that count of each pool. Up to Deneb a validator counts for 32 ETH, so a pool for whole multiples of it; since
 * Electra (EIP-7251) for any whole number of ETH from 32 to 2048, so a pool of 32 ETH or more for all its whole ETH.
 *
 * @param pools [smallest unit]
 * @source ethereum/consensus-specs specs/electra/beacon-chain.md MIN_ACTIVATION_BALANCE, MAX_EFFECTIVE_BALANCE_ELECTRA
 */
export function computeEffectiveEth(pools: Float64Array, unitsPerCoin: number, fork: EthereumFork): Float64Array {
  return pools.map((stake) => {
    const coins = Math.floor(stake / unitsPerCoin);
    if (coins < VALIDATOR_ETH) return 0;
    return fork === "electra" ? coins : coins - (coins % VALIDATOR_ETH);
  });
}
