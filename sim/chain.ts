import { addMonths, parseMonth } from "./calendar.ts";
import {
  computeBitsFromDifficulty,
  computeDifficultyFromBits,
  computeHashesPerBlock,
} from "./difficulty/difficulty.ts";
import type { DifficultyRule } from "./difficulty/difficulty-rule.ts";
import { createHeaderHistory, type HeaderHistory, pushHeader } from "./difficulty/header-history.ts";
import { difficultyRules } from "./difficulty/registry.ts";
import { type BlockRace, createBlockRace } from "./engine/lottery.ts";
import { createStream, type RandomStream } from "./engine/random-stream.ts";
import type { MonthRow } from "./markets/history.ts";
import type { ParameterValues } from "./parameter.ts";
import type { RewardRule } from "./reward-rules/reward-rule.ts";
import { isWorkLottery } from "./rule-earnings.ts";
import type { SimulationInput } from "./simulation-input.ts";

/** The chain's tip and its difficulty, and the race for the next block. */
export interface Chain {
  readonly difficultyRule: DifficultyRule;
  readonly difficultyParameters: ParameterValues;
  readonly targetIntervalSeconds: number;
  /** Draws against the target that a unit of work is worth; 1 for a hash, which is a draw. */
  readonly drawsPerWork: number;
  readonly race: BlockRace;
  readonly waits: RandomStream;
  readonly winners: RandomStream;
  /** Blocks won in the stretch that runs; one entry a party. */
  readonly wins: Float64Array;
  /** Blocks that exist; the next block has this height. */
  height: number;
  /** [compact] target of the next block */
  bits: number;
  /** Unix time [s] of the first block of the retarget window */
  windowFirstTime: number;
  /** The last headers, for rules that look at them; null for others. */
  readonly headers: HeaderHistory | null;
}

/** The chain at the scenario's start. */
export function createChain(
  input: SimulationInput,
  history: ReadonlyMap<string, MonthRow>,
  parties: number,
  seed: string,
): Chain {
  const { chain, start } = input.market;
  const { difficulty } = input.scheme;
  const rule = Object.entries(difficultyRules).find(([name]) => name === difficulty.name)?.[1];
  if (rule === undefined) throw new RangeError(`difficulty: expected one of the registry, got ${difficulty.name}`);
  const startSeconds = parseMonth(start);
  const height = chain.startHeight === "history" ? countBlocksBefore(start, input.history) : chain.startHeight;
  const seenDifficulty = history.get(addMonths(start, -1))?.difficulty ?? getUnusedDifficulty(input.rule);
  const startDifficulty = chain.startDifficulty === "history" ? seenDifficulty : chain.startDifficulty;
  if (startDifficulty === undefined) throw new RangeError(`chain.startDifficulty: history ends before ${start}`);
  const waits = createStream(seed, "lottery/waits");
  const bits = computeBitsFromDifficulty(startDifficulty);
  const { targetIntervalSeconds } = chain;
  return {
    difficultyRule: rule,
    difficultyParameters: difficulty.parameters,
    targetIntervalSeconds,
    drawsPerWork: input.work.drawsPerWork,
    race: createBlockRace(startSeconds, waits),
    waits,
    winners: createStream(seed, "lottery/winners"),
    wins: new Float64Array(parties),
    height,
    bits,
    // What came before the start is taken to have come on target.
    windowFirstTime: startSeconds - countBlocksIntoWindow(rule, height) * targetIntervalSeconds,
    headers:
      rule.retargets === "by-window"
        ? null
        : createHeaderHistory({
            headers: rule.countHeaders(difficulty.parameters),
            height: height - 1,
            time: startSeconds,
            bits,
            targetIntervalSeconds,
          }),
  };
}

/** Nothing depends on difficulty where blocks are not drawn by work: any will do. */
function getUnusedDifficulty(rule: RewardRule): number | undefined {
  return isWorkLottery(rule) ? undefined : 1;
}

/** Blocks that the chain of the history had before a month. */
export function countBlocksBefore(start: string, history: readonly MonthRow[]): number {
  return history.reduce((sum, row) => (row.month < start ? sum + row.blocks : sum), 0);
}

function countBlocksIntoWindow(rule: DifficultyRule, height: number): number {
  return Number.isFinite(rule.intervalBlocks) ? height % rule.intervalBlocks : 0;
}

/** Blocks until something changes by height: the window's first block is found, or its last. */
export function countBlocksToWindowEvent(chain: Chain): number {
  const { intervalBlocks } = chain.difficultyRule;
  if (!Number.isFinite(intervalBlocks)) return Number.POSITIVE_INFINITY;
  const into = chain.height % intervalBlocks;
  return into === 0 ? 1 : intervalBlocks - into;
}

/** Notes `found` blocks, the last of them at the race's time; notes a window's first time, retargets at its end. */
export function applyBlocks(chain: Chain, found: number): void {
  if (found === 0) return;
  chain.height += found;
  const { difficultyRule: rule, headers } = chain;
  const { intervalBlocks } = rule;
  if (!Number.isFinite(intervalBlocks)) return;
  const time = Math.floor(chain.race.timeSeconds);
  if (rule.retargets === "every-block") {
    // Its windows are one block long, so `found` is 1.
    pushHeader(headers!, time, chain.bits);
    chain.bits = rule.computeNextBits(headers!, chain.difficultyParameters);
    return;
  }
  const into = chain.height % intervalBlocks;
  if (into === 1) chain.windowFirstTime = time;
  if (into !== 0) return;
  const window = {
    oldBits: chain.bits,
    firstTime: Math.floor(chain.windowFirstTime),
    lastTime: time,
    targetIntervalSeconds: chain.targetIntervalSeconds,
  };
  chain.bits = rule.computeNextBits(window, chain.difficultyParameters);
}

export function getDifficulty(chain: Chain): number {
  return computeDifficultyFromBits(chain.bits);
}

/** Expected work for a block at the difficulty now, in the unit of the kind of work. */
export function getWorkPerBlock(chain: Chain): number {
  return computeHashesPerBlock(chain.bits) / chain.drawsPerWork;
}
