/** Completion tokens that are escrowed where the user names no limit. */
export const DEFAULT_MAX_TOKENS = 5000n;

/** cost = (prompt + completion tokens) * price locked at the start [ngonka]. */
export function computeInferenceCost(promptTokens: bigint, completionTokens: bigint, pricePerToken: bigint): bigint {
  return (promptTokens + completionTokens) * pricePerToken;
}

/**
 * escrow = (prompt + most completion tokens) * price [ngonka]; a limit of 0 stands for 5,000.
 *
 * @source gonka-ai/gonka x/inference/calculations/inference_state.go CalculateEscrow, getMaxTokens at 8a35022b
 */
export function computeEscrow(promptTokens: bigint, maxTokens: bigint, pricePerToken: bigint): bigint {
  return (promptTokens + (maxTokens > 0n ? maxTokens : DEFAULT_MAX_TOKENS)) * pricePerToken;
}

/** What happens to an escrow [ngonka]. */
export interface FeeSettlement {
  readonly executorPayment: bigint;
  readonly refund: bigint;
}

/**
 * payment = min(cost, escrow), the rest goes back to the user.
 *
 * @source gonka-ai/gonka x/inference/calculations/inference_state.go setEscrowForFinished, ProcessFinishInference at 8a35022b
 */
export function computeFeeSettlement(cost: bigint, escrow: bigint): FeeSettlement {
  const executorPayment = cost < escrow ? cost : escrow;
  return { executorPayment, refund: escrow - executorPayment };
}
