/** Seconds that the chain expects a block to take. @source gonka-ai/gonka x/inference/module/chainvalidation.go at 8a35022b */
export const EXPECTED_BLOCK_SECONDS = 5.41;

/**
 * factor = expected blocks * 5.41 s / actual seconds: nonces of a window that ran long or short count as if it had
 * taken its expected time. 1 where a time is missing or they are in the wrong order.
 *
 * @param startSeconds [s] Unix time of the start of generation; 0: unknown
 * @param endSeconds [s] Unix time of the end of the exchange; 0: unknown
 * @param expectedBlocks blocks of generation and exchange together
 * @source gonka-ai/gonka x/inference/module/chainvalidation.go CalculateTimeNormalizationFactor at 8a35022b
 */
export function computeTimeFactor(startSeconds: number, endSeconds: number, expectedBlocks: number): number {
  const actual = endSeconds - startSeconds;
  if (startSeconds === 0 || endSeconds === 0 || actual <= 0) return 1;
  return (expectedBlocks * EXPECTED_BLOCK_SECONDS) / actual;
}
