import { bitcoin, RETARGET_INTERVAL_BLOCKS } from "../../difficulty/bitcoin.ts";
import { computeHashesPerBlock } from "../../difficulty/difficulty.ts";
import { applyFoundBlock, createDifficultyTrack } from "../../difficulty/difficulty-track.ts";
import { createStream, drawExponential, type RandomStream } from "../../engine/random-stream.ts";
import type { SelfishMiner } from "../../theory/selfish-mining.ts";
import type { WithholdingPolicy } from "../../theory/withholding-states.ts";
import { applyBlock, createChainState } from "./chain-step.ts";

/** Income of the attacker in one retarget period after the other, over several runs. */
export interface PeriodIncome {
  /** His blocks in the chain for each target interval that passed; honest mining would bring his share of the work. */
  readonly perInterval: number;
  readonly perIntervalError: number;
  /** Mean time between two blocks of the chain over the target. */
  readonly intervalRatio: number;
}

const START_BITS = 0x1b0404cb;
const INTERVAL_SECONDS = 600;

/**
 * Plays a policy on a chain whose difficulty was right for all the work there is, through so many periods of 2,016
 * blocks with Bitcoin's retarget. Until the first retarget withholding only slows the chain down; after it difficulty
 * fits the blocks that the chain keeps.
 */
export function simulateIncome(
  policy: WithholdingPolicy,
  miner: SelfishMiner,
  periods: number,
  runs: number,
  seed: string,
): PeriodIncome[] {
  const own = Array.from({ length: periods }, () => new Float64Array(runs));
  const intervals = Array.from({ length: periods }, () => new Float64Array(runs));
  for (let run = 0; run < runs; run++) {
    playPeriods(policy, miner, periods, createStream(seed, `income/${run}`), (period, blocks, seconds) => {
      own[period]![run] = blocks;
      intervals[period]![run] = seconds / INTERVAL_SECONDS;
    });
  }
  return own.map((blocks, period) => summarisePeriod(blocks, intervals[period]!));
}

function playPeriods(
  policy: WithholdingPolicy,
  miner: SelfishMiner,
  periods: number,
  draw: RandomStream,
  record: (period: number, ownBlocks: number, seconds: number) => void,
): void {
  const state = createChainState();
  const track = createDifficultyTrack(bitcoin, {}, INTERVAL_SECONDS, START_BITS);
  let [clock, start, own] = [0, 0, 0];
  for (let period = 0; period < periods; period++) {
    const meanWait = (INTERVAL_SECONDS * computeHashesPerBlock(track.bits)) / computeHashesPerBlock(START_BITS);
    while (track.blocks < (period + 1) * RETARGET_INTERVAL_BLOCKS) {
      clock += drawExponential(draw) * meanWait;
      applyBlock(state, policy, miner, draw());
      // Blocks that are settled together past a retarget belong to the next period.
      const due = Math.min(state.settledOwn + state.settledOthers, (period + 1) * RETARGET_INTERVAL_BLOCKS);
      while (track.blocks < due) applyFoundBlock(track, clock);
    }
    record(period, state.settledOwn - own, clock - start);
    [own, start] = [state.settledOwn, clock];
  }
}

/** Ratio of sums over runs, with the standard error of a ratio. */
function summarisePeriod(blocks: Float64Array, intervals: Float64Array): PeriodIncome {
  const runs = blocks.length;
  const time = intervals.reduce((sum, value) => sum + value, 0);
  const perInterval = blocks.reduce((sum, value) => sum + value, 0) / time;
  const squares = blocks.reduce((sum, own, run) => sum + (own - perInterval * intervals[run]!) ** 2, 0);
  return {
    perInterval,
    perIntervalError: Math.sqrt((squares * runs) / (runs - 1)) / time,
    intervalRatio: time / (runs * RETARGET_INTERVAL_BLOCKS),
  };
}
