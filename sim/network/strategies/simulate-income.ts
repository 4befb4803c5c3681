import { bitcoin, RETARGET_INTERVAL_BLOCKS } from "../../difficulty/bitcoin.ts";
import { computeHashesPerBlock } from "../../difficulty/difficulty.ts";
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
  let bits = START_BITS;
  let [clock, start, own] = [0, 0, 0];
  for (let period = 0; period < periods; period++) {
    const end = (period + 1) * RETARGET_INTERVAL_BLOCKS;
    let firstTime: number | null = null;
    const meanWait = (INTERVAL_SECONDS * computeHashesPerBlock(bits)) / computeHashesPerBlock(START_BITS);
    while (state.settledOwn + state.settledOthers < end) {
      clock += drawExponential(draw) * meanWait;
      applyBlock(state, policy, miner, draw());
      if (state.settledOwn + state.settledOthers > end - RETARGET_INTERVAL_BLOCKS) firstTime ??= clock;
    }
    record(period, state.settledOwn - own, clock - start);
    bits = bitcoin.computeNextBits(
      {
        oldBits: bits,
        firstTime: Math.floor(firstTime ?? clock),
        lastTime: Math.floor(clock),
        targetIntervalSeconds: INTERVAL_SECONDS,
      },
      {},
    );
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
