import seedrandom from "seedrandom";

/** Uniform numbers in [0, 1), multiples of 2^-53. */
export type RandomStream = () => number;

/**
 * The stream of one named use, such as "miner/17/capital". It depends on the seed and the name only: a draw more in
 * one stream changes no other.
 */
export function createStream(seed: string, name: string): RandomStream {
  // The length in front keeps ("a", "b/c") and ("a/b", "c") apart. The plain generator has 32 bits, double() 53.
  const generator = seedrandom.alea(`${seed.length}:${seed}${name}`);
  return () => generator.double();
}

/** One draw from the exponential law of mean 1: -log(1 - u). */
export function drawExponential(stream: RandomStream): number {
  return -Math.log1p(-stream());
}
