import type { HoppingInput, HoppingOutcome } from "./hopping-input.ts";
import { HoppingRun } from "./hopping-run.ts";

/**
 * Miners between two chains. Each chain is a race of exponential waits at the rate of the work on it; a block pays one of
 * those who work for its chain, in proportion, so pay is told in its mean. A hopper compares what a hash earns on either
 * chain at the difficulty of the moment: reward / hashes a block.
 *
 * @throws RangeError where shares of work do not fit together
 */
export function simulateHopping(input: HoppingInput): HoppingOutcome {
  checkHopping(input);
  const run = new HoppingRun(input);
  run.play();
  return run.summarise();
}

function checkHopping({ chains, hoppers, durationSeconds, reviewSeconds, meanThreshold }: HoppingInput): void {
  const loyal = chains[0].loyalShare + chains[1].loyalShare;
  if (!(chains[0].loyalShare > 0 && chains[1].loyalShare > 0 && loyal <= 1)) {
    throw new RangeError(`hopping: expected loyal shares above 0 that sum to at most 1, got ${loyal} together`);
  }
  if (!(Number.isInteger(hoppers) && hoppers >= 0) || (hoppers === 0 && Math.abs(loyal - 1) > 1e-9)) {
    throw new RangeError(`hopping: expected a whole number of hoppers for the work that hops, got ${hoppers}`);
  }
  if (!(durationSeconds > 0 && reviewSeconds > 0 && meanThreshold >= 0)) {
    throw new RangeError("hopping: expected times above 0 and a threshold of at least 0");
  }
}
