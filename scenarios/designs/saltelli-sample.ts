import { ScenarioError } from "../scenario-error.ts";
import { checkFactors } from "./check-factors.ts";
import type { DesignPoint, Factor } from "./design.ts";
import { computeFactorValue } from "./factor-value.ts";
import { computeScrambledColumn } from "./scrambled-column.ts";
import { SOBOL_DIMENSIONS } from "./sobol-sequence.ts";

/** Two dimensions a factor. */
const MOST_FACTORS = SOBOL_DIMENSIONS / 2;

/**
 * What Sobol indices are estimated from, row by row: a point of A, a point of B, and for each factor the point of A with
 * that factor's value taken from B. That is size * (factors + 2) points; A and B are dimensions of one Sobol sequence
 * under Owen's scrambling, two neighbouring ones a factor, so that a factor more leaves the others where they are.
 *
 * @param size rows; a power of two
 * @source Saltelli et al., Computer Physics Communications 181, 2010
 */
export function createSaltelliSample(factors: readonly Factor[], size: number, seed: string): readonly DesignPoint[] {
  checkFactors(factors);
  checkRequest(factors, size);
  const createColumns = (matrix: "a" | "b") =>
    factors.map(({ name }, index) => {
      const dimension = 2 * index + (matrix === "a" ? 0 : 1);
      return computeScrambledColumn({ size, dimension, scramble: "owen", seed, name: `${matrix}/${name}` });
    });
  const a = createColumns("a");
  const b = createColumns("b");
  const locate = (row: number, isFromB: (index: number) => boolean) =>
    factors.map((factor, index) => computeFactorValue(factor, (isFromB(index) ? b : a)[index]![row]!));
  return Array.from({ length: size }, (_, row) => [
    locate(row, () => false),
    locate(row, () => true),
    ...factors.map((_, moved) => locate(row, (index) => index === moved)),
  ]).flat();
}

function checkRequest(factors: readonly Factor[], size: number): void {
  if (!(Number.isSafeInteger(size) && size >= 2 && Number.isInteger(Math.log2(size)))) {
    throw new ScenarioError({ where: "size", expected: "a power of two >= 2", found: `${size}` });
  }
  if (factors.length > MOST_FACTORS) {
    throw new ScenarioError({
      where: "factors",
      expected: `at most ${MOST_FACTORS} for Sobol indices`,
      found: `${factors.length}`,
      cure: "Screen them first with method: morris.",
    });
  }
}
