import { raceWithConstantDelay } from "../../../sim/network/constant-delay-race.ts";
import { listFates, summariseForks } from "../../../sim/network/fork-summary.ts";
import { computeStaleShare } from "../../../sim/theory/fork-rate.ts";
import { createFigure, type Statement } from "../statement.ts";
import { STANDARD_ERRORS } from "./standard-errors.ts";

const [MINERS, BLOCKS] = [2000, 30_000];
/** [target intervals] in which news of a block reaches everybody */
const delays = [0.0417, 0.5, 2] as const;

/** Stale blocks of many small miners among whom news takes one time: delay / (interval + delay). */
export function listForkForms(): Statement[] {
  return delays.map((delaySeconds) => {
    const powers = new Array<number>(MINERS).fill(1);
    const tree = raceWithConstantDelay(
      { powers, blockIntervalSeconds: 1, delaySeconds, seed: `verify-${delaySeconds}` },
      BLOCKS,
    );
    const tip = tree.heights
      .subarray(0, tree.count)
      .reduce((best, height, block) => (height > tree.heights[best]! ? block : best), 0);
    const { staleRate } = summariseForks(tree, listFates(tree, tip, []), powers, tree.foundSeconds[tree.count - 1]!);
    const expected = computeStaleShare({ delaySeconds, intervalSeconds: 1 });
    // Blocks at a height are 1 + Poisson(delay). A miner's own block inside the delay is no fork.
    const deviation = Math.sqrt(delaySeconds / (BLOCKS / (1 + delaySeconds))) / (1 + delaySeconds) ** 2;
    return createFigure({
      id: `closed-forms/forks/${delaySeconds}`,
      topic: "forks",
      stated: `Stale blocks where news takes ${delaySeconds} of the block interval, ${MINERS} miners`,
      expected: { kind: "near", value: expected, tolerance: STANDARD_ERRORS * deviation + (2 * expected) / MINERS },
      found: staleRate,
      unit: "ratio",
      source: "sim/theory/fork-rate.ts: delay / (interval + delay)",
    });
  });
}
