/**
 * Adjustments when `joining` validators share the cost of an inference with those who have shared it so far: with n
 * workers in all everyone holds trunc(cost / n), the first, who executed it, the remainder as well. One entry for each
 * earlier worker who gives something up, then one for each who joins.
 *
 * In two corners the chain's adjustments do not sum to 0, and neither do these: where cost divides by n but did not by the
 * number before, the first worker keeps the old remainder on top; where the new remainder exceeds what the first worker
 * would give up, as with costs of a few units, it is not given what it lacks.
 *
 * @param cost [ngonka]
 * @returns [ngonka] to add to each worker's balance
 * @source gonka-ai/gonka x/inference/calculations/share_work.go ShareWork at 8a35022b
 */
export function computeFeeAdjustments(existing: number, joining: number, cost: bigint): bigint[] {
  const workers = BigInt(existing + joining);
  if (workers === 0n) return [];
  const share = cost / workers;
  const remainder = cost % workers;
  const before = BigInt(existing);
  const given = Array.from({ length: existing }, (_, worker) => {
    const isFirst = worker === 0 && remainder > 0n;
    return cost / before - share + (isFirst ? (cost % before) - remainder : 0n);
  });
  return [...given.filter((amount) => amount > 0n).map((amount) => -amount), ...Array<bigint>(joining).fill(share)];
}
