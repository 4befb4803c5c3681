/** Nonces that a device makes in a unit of time, by name of the device. */
export type NonceRates = Readonly<Record<string, number>>;

export interface CoefficientBounds {
  /** Nonces of the base model that the reference device makes while it makes one of the other model. */
  readonly relativeDifficulty: number;
  readonly min: number;
  readonly max: number;
}

/** Device by which models are compared. */
export const REFERENCE_DEVICE = "H100";

/**
 * parity[g] = k_base * base[g] / model[g], the coefficient at which device g earns the same on both models;
 * min = min over g / (1 + delta), max = max over g * (1 + delta); D = base[H100] / model[H100].
 *
 * @param base nonces of the base model, by device
 * @param model nonces of the other model, by device; devices in both count
 * @param baseCoefficient [weight per nonce] of the base model
 * @source gonka-ai/gonka proposals/multi-model-poc/dynamic-coeff-init.md at fc3dddcf
 */
export function computeCoefficientBounds(
  base: NonceRates,
  model: NonceRates,
  baseCoefficient: number,
  delta: number,
): CoefficientBounds {
  const devices = Object.keys(base).filter((device) => model[device] !== undefined);
  const parities = devices.map((device) => (baseCoefficient * base[device]!) / model[device]!);
  return {
    relativeDifficulty: base[REFERENCE_DEVICE]! / model[REFERENCE_DEVICE]!,
    min: Math.min(...parities) / (1 + delta),
    max: Math.max(...parities) * (1 + delta),
  };
}
