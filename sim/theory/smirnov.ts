import { computeBinomialDensity } from "./binomial.ts";

/**
 * P(sup (F_n - F) > distance), exact, O(count): sum over j of distance / q_j * P(Binomial(count, q_j) = j) with
 * q_j = distance + j / count below 1.
 *
 * @source Birnbaum and Tingey, Annals of Mathematical Statistics 22, 1951
 */
export function computeOneSidedTail(count: number, distance: number): number {
  if (distance <= 0) return 1;
  let tail = 0;
  for (let j = 0; j / count + distance < 1; j++) {
    const chance = distance + j / count;
    tail += (distance / chance) * computeBinomialDensity(count, chance, j);
  }
  return Math.min(1, tail);
}
