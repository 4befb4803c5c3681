import { ScenarioError } from "../scenario-error.ts";
import { checkSize } from "./check-size.ts";
import type { DesignMethod } from "./design-method.ts";
import { computeFactorValue } from "./factor-value.ts";
import { computeScrambledColumn } from "./scrambled-column.ts";
import { SOBOL_DIMENSIONS } from "./sobol-sequence.ts";

/** The first points of the Sobol sequence, each dimension scrambled by the stream of its factor's name. */
export const sobolDesign: DesignMethod<"sobol"> = {
  title: "A scrambled Sobol sequence",
  countPoints: ({ size }, factors) => {
    checkSize(size);
    if (factors.length <= SOBOL_DIMENSIONS) return size;
    throw new ScenarioError({
      where: "factors",
      expected: `at most ${SOBOL_DIMENSIONS} in a sobol design`,
      found: `${factors.length}`,
      cure: "Take latin-hypercube.",
    });
  },
  computePoints: ({ size, scramble }, factors, seed) => {
    const columns = factors.map(({ name }, dimension) =>
      computeScrambledColumn({ size, dimension, scramble, seed, name }),
    );
    return Array.from({ length: size }, (_, row) =>
      factors.map((factor, index) => computeFactorValue(factor, columns[index]![row]!)),
    );
  },
  listWarnings: ({ size }) => (isPowerOfTwo(size) ? [] : [warnOfSize(size)]),
};

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}

function warnOfSize(size: number): string {
  const below = 2 ** Math.floor(Math.log2(size));
  return `A Sobol sequence of ${size} points is out of balance: take a power of two, ${below} or ${below * 2}.`;
}
