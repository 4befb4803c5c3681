/** A network whose vote goes by what is bonded to it. */
export interface StakeFigures {
  readonly staked: number;
  readonly unit: string;
  readonly stakedSource: string;
  /** USD for one; null where it has to be given. */
  readonly priceUsd: number | null;
  readonly priceSource: string;
}

/**
 * Ethereum: a million validators of 32 ETH, the round number of the project's vectors; no price is on record.
 *
 * @source consensus-specs: 32 ETH a validator; finality needs 2/3 of the stake
 */
export const ethereumStake: StakeFigures = {
  staked: 32e6,
  unit: "ETH",
  stakedSource: "assumption: 1,000,000 validators of 32 ETH",
  priceUsd: null,
  priceSource: "give it with --price",
};

/** Subnet 64 of Bittensor on 2026-09-30: alpha staked, its price in TAO, and the pool in which it trades. */
export const bittensorSubnet = {
  stakedAlpha: 2_802_808,
  poolAlpha: 2_881_038,
  poolTao: 202_926,
  alphaPriceTao: 0.070435,
  taoPriceUsd: 300.79,
  /** Share of the stake that sets the consensus weight. */
  kappa: 32_767 / 65_535,
  source: "chain state of subnet 64 at block 9,184,186 (2026-09-30); kappa: subtensor runtime/src/lib.rs",
} as const;

/** Gonka at epoch 403 (2026-09-23), and what an H100 costs to buy and to rent. */
export const gonkaNetwork = {
  h100Equivalents: 1136,
  powerCap: 0.3,
  acceptShare: 2 / 3,
  /** Power given to genesis guardians, over that of all hosts: three of 0.33334 / 3 each. */
  guardianBoost: 0.33334,
  h100PriceUsd: 33_600,
  h100RentUsdPerHour: 2.5,
  source: "node list of epoch 403 (2026-09-23): weight 516,564 over that of an H100 in the benchmark",
  capSource: "inference-chain power capping, hard-coded 0.30; acceptance above 2/3 of weight (chainvalidation.go)",
  guardianSource: "genesis guardians since v0.2.13: 0.33334 of the others' power, while the network is immature",
  priceSource: "launch price of an H100 SXM5 (Epoch AI, ml_hardware.csv)",
  rentSource: "H100 rental, spring 2026: 2.35 to 2.60 USD/h",
} as const;
