/** Reward of the first epoch on mainnet [coins]. @source gonka-ai/gonka genesis/genesis.json, initial_epoch_reward */
export const FIRST_EPOCH_REWARD_COINS = 323_000;
/** Decay rate an epoch on mainnet. @source gonka-ai/gonka x/inference/types/params.go at 8a35022b */
export const DECAY_RATE = -0.000475;

/** exp(rate), to the digits the chain stores it with. It knows no other rates. */
const factorByRate: ReadonlyMap<number, { readonly digits: bigint; readonly places: number }> = new Map([
  [-0.000475, { digits: 9_995_251_127_946_402n, places: 16 }],
  [-0.000001, { digits: 9_999_990_000_005n, places: 13 }],
  [0.0001, { digits: 10_001_000_050_001_667n, places: 16 }],
  [0, { digits: 1n, places: 0 }],
]);

/** From this epoch on the chain refuses to compute a power. */
const FIRST_REFUSED_EPOCH = 2 ** 31 - 1;

/**
 * emission(n) = trunc(first * q^n), q = exp(decay rate) from a look-up. A rate that the look-up does not hold is an
 * error on the chain, which then pays 0; no rate at all means no decay.
 *
 * @param first [smallest unit] emission of epoch 0
 * @param epochs epochs since the first
 * @returns [smallest unit]
 * @source gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go CalculateFixedEpochReward and types/params.go
 *   GetExponent at 8a35022b
 */
export function computeEpochEmission(first: bigint, decayRate: number | null, epochs: number): bigint {
  if (first === 0n || decayRate === null || epochs === 0) return first;
  const factor = factorByRate.get(decayRate);
  if (factor === undefined || epochs >= FIRST_REFUSED_EPOCH || isWornOff(first, decayRate, epochs)) return 0n;
  const power = BigInt(epochs);
  return (first * factor.digits ** power) / 10n ** (BigInt(factor.places) * power);
}

/**
 * What the schedule paid in its first epochs: trunc(first * (1 - q^n) / (1 - q)), as if no epoch had been truncated, so
 * above the sum by less than a unit an epoch.
 *
 * @param first [smallest unit] emission of epoch 0
 * @param epochs n
 * @returns [smallest unit]
 */
export function computePaidEmission(first: bigint, decayRate: number, epochs: number): bigint {
  const factor = factorByRate.get(decayRate);
  if (factor === undefined) return 0n;
  const one = 10n ** BigInt(factor.places);
  if (factor.digits === one) return first * BigInt(epochs);
  const power = BigInt(epochs);
  return (first * (one ** power - factor.digits ** power) * one) / (one ** power * (one - factor.digits));
}

/** Whether first * q^n is safely below one unit, where millions of digits would only say 0. */
function isWornOff(first: bigint, decayRate: number, epochs: number): boolean {
  return Math.log(Number(first)) + decayRate * epochs < -1;
}
