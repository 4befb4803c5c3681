import type { ParameterSpecs } from "../parameter.ts";
import { computeBitsFromDifficulty, computeDifficultyFromBits } from "./difficulty.ts";
import type { HeaderRule } from "./difficulty-rule.ts";

const SOURCE = "Ethereum yellow paper, section 4.3.4 (Homestead, EIP-2), without the difficulty bomb";

/** Difficulty of the easiest target. */
const LOWEST_DIFFICULTY = 1;

const parameters = {
  boundDivisor: {
    title: "Part of the difficulty that is one step: one over this",
    unit: "steps",
    default: 2048,
    min: 2,
    max: 1e6,
    source: SOURCE,
  },
  largestFall: {
    title: "Steps by which difficulty falls at most in a block",
    unit: "steps",
    default: 99,
    min: 1,
    max: 1000,
    source: SOURCE,
  },
} as const satisfies ParameterSpecs;

/**
 * next = difficulty (1 + max(1 - floor(t / s), -99) / 2048), t being the last block's time. At constant hashrate steps up
 * and down balance where the mean of floor(t / s) is 1, at s = T ln 2: 10 s for the 14.4 s of Homestead. Kept in compact
 * bits, so that it is rounded to between 16 and 23 binary digits.
 */
export const ethereum: HeaderRule = {
  name: "ethereum",
  title: "Ethereum-like: a step up or down after every block",
  source: SOURCE,
  parameters,
  retargets: "every-block",
  intervalBlocks: 1,
  countHeaders: () => 2,
  computeNextBits: ({ times, bits, targetIntervalSeconds }, given) => {
    const last = times.length - 1;
    const boundDivisor = given["boundDivisor"] ?? parameters.boundDivisor.default;
    const largestFall = given["largestFall"] ?? parameters.largestFall.default;
    const seconds = times[last]! - times[last - 1]!;
    const steps = Math.max(1 - Math.floor(seconds / (targetIntervalSeconds * Math.LN2)), -largestFall);
    const difficulty = computeDifficultyFromBits(bits[last]!) * Math.max(0, 1 + steps / boundDivisor);
    return computeNearestBits(Math.max(difficulty, LOWEST_DIFFICULTY));
  },
};

/** Bits drop digits; a bias of half a digit at each block would add up, so the nearer neighbour is taken. */
function computeNearestBits(difficulty: number): number {
  const harder = computeBitsFromDifficulty(difficulty);
  const easier = harder + 1;
  if ((easier & 0x007fffff) === 0) return harder;
  const below = computeDifficultyFromBits(easier);
  const above = computeDifficultyFromBits(harder);
  return below >= LOWEST_DIFFICULTY && difficulty - below < above - difficulty ? easier : harder;
}
