import { computeBitsFromDifficulty, computeHashesPerBlock } from "../difficulty/difficulty.ts";
import { applyFoundBlock, createDifficultyTrack, type DifficultyTrack } from "../difficulty/difficulty-track.ts";
import { createStream, drawExponential, type RandomStream } from "../engine/random-stream.ts";
import { SECONDS_PER_DAY } from "../units.ts";
import type { HoppedChain, HoppingChain, HoppingInput, HoppingOutcome } from "./hopping-input.ts";

const SECONDS_PER_HOUR = 3600;

/** All the work there is; only its ratio to difficulty counts, and bits are finest far from their limit. */
const START_DIFFICULTY = 1e9;

/** One chain in a run. */
interface RunningChain {
  readonly chain: HoppingChain;
  readonly track: DifficultyTrack;
  readonly waits: RandomStream;
  /** Hashes a block at which the chain is on target with its share of the pay. */
  readonly fairHashes: number;
  /** Hashes a block now. */
  hashes: number;
  /** What is left of the draw for the next block. */
  residual: number;
  hopping: number;
  lastBlock: number;
  longest: number;
  loyalPay: number;
  hopperPay: number;
  workTime: number;
  workSquareTime: number;
  readonly dailyBlocks: Float64Array;
}

/** Two chains and their hoppers, while time goes on. */
export class HoppingRun {
  readonly #input: HoppingInput;
  readonly #chains: readonly [RunningChain, RunningChain];
  readonly #thresholds: Float64Array;
  /** Chain of each hopper. */
  readonly #places: Uint8Array;
  readonly #hopperShare: number;
  readonly #workShare: Float64Array;
  readonly #difficulty: readonly [Float64Array, Float64Array];
  #time = 0;
  #moves = 0;

  constructor(input: HoppingInput) {
    this.#input = input;
    const { chains, hoppers, durationSeconds, seed } = input;
    const draw = createStream(seed, "hopping/thresholds");
    this.#thresholds = Float64Array.from({ length: hoppers }, () => 2 * input.meanThreshold * draw());
    const hopping = 1 - chains[0].loyalShare - chains[1].loyalShare;
    this.#hopperShare = hoppers === 0 ? 0 : hopping / hoppers;
    // At first hoppers stand where both chains pay the same.
    const onSecond = Math.round((computePayShare(chains, 1) - chains[1].loyalShare) / (this.#hopperShare || 1));
    this.#places = new Uint8Array(hoppers).fill(1, 0, Math.min(hoppers, Math.max(0, onSecond)));
    this.#chains = [this.#createChain(0), this.#createChain(1)];
    const hours = Math.ceil(durationSeconds / SECONDS_PER_HOUR);
    this.#workShare = new Float64Array(hours);
    this.#difficulty = [new Float64Array(hours), new Float64Array(hours)];
  }

  /** Reviews, hours and blocks, in the order of time; hoppers look one after the other, evenly spread. */
  play(): void {
    const { hoppers, reviewSeconds, durationSeconds } = this.#input;
    const step = hoppers === 0 ? Infinity : reviewSeconds / hoppers;
    let [reviews, hours] = [0, 0];
    while (this.#time < durationSeconds) {
      const nextReview = (reviews + 1) * step;
      const nextHour = hours * SECONDS_PER_HOUR;
      this.#raceUntil(Math.min(nextReview, nextHour, durationSeconds));
      if (this.#time === durationSeconds) break;
      if (this.#time === nextHour) this.#sample(hours++);
      if (this.#time === nextReview) this.#review(reviews++ % hoppers);
    }
  }

  summarise(): HoppingOutcome {
    const { hoppers, durationSeconds } = this.#input;
    const hopping = hoppers * this.#hopperShare;
    const paid = this.#chains[0].hopperPay + this.#chains[1].hopperPay;
    const fair = computeFairPay(this.#input) * durationSeconds;
    return {
      chains: [this.#summariseChain(0, fair), this.#summariseChain(1, fair)],
      hopperPay: hopping > 0 ? paid / (hopping * fair) : null,
      movesPerHopper: hoppers === 0 ? 0 : this.#moves / hoppers,
      hourly: { workShare: this.#workShare, difficulty: this.#difficulty },
    };
  }

  #createChain(index: 0 | 1): RunningChain {
    const { chains, targetIntervalSeconds, durationSeconds, seed } = this.#input;
    const chain = chains[index];
    const waits = createStream(seed, `hopping/waits/${index}`);
    const bits = computeBitsFromDifficulty(START_DIFFICULTY * computePayShare(chains, index));
    const onSecond = this.#places.reduce((sum, place) => sum + place, 0);
    return {
      chain,
      track: createDifficultyTrack(chain.rule, chain.parameters, targetIntervalSeconds, bits),
      waits,
      fairHashes: computeHashesPerBlock(bits),
      hashes: computeHashesPerBlock(bits),
      residual: drawExponential(waits),
      hopping: index === 1 ? onSecond : this.#places.length - onSecond,
      lastBlock: 0,
      longest: 0,
      loyalPay: 0,
      hopperPay: 0,
      workTime: 0,
      workSquareTime: 0,
      dailyBlocks: new Float64Array(Math.floor(durationSeconds / SECONDS_PER_DAY)),
    };
  }

  /** Blocks a second of a chain with the work that is on it now. */
  #computeRate(running: RunningChain, index: 0 | 1): number {
    const payShare = computePayShare(this.#input.chains, index);
    const hashesPerSecond = running.fairHashes / payShare / this.#input.targetIntervalSeconds;
    return (hashesPerSecond * this.#computeWork(running)) / running.hashes;
  }

  /** Share of all work that is on a chain now. */
  #computeWork({ chain, hopping }: RunningChain): number {
    return chain.loyalShare + hopping * this.#hopperShare;
  }

  #raceUntil(until: number): void {
    const [first, second] = this.#chains;
    for (;;) {
      const rates = [this.#computeRate(first, 0), this.#computeRate(second, 1)] as const;
      const ends = [this.#time + first.residual / rates[0], this.#time + second.residual / rates[1]] as const;
      const winner = ends[1] < ends[0] ? 1 : 0;
      const end = Math.min(ends[winner], until);
      const passed = end - this.#time;
      this.#chains.forEach((running, index) => {
        const work = this.#computeWork(running);
        running.residual = Math.max(0, running.residual - rates[index as 0 | 1] * passed);
        running.workTime += work * passed;
        running.workSquareTime += work * work * passed;
      });
      this.#time = end;
      if (!(ends[winner] <= until)) return;
      this.#findBlock(this.#chains[winner]);
    }
  }

  #findBlock(running: RunningChain): void {
    const { chain, hopping } = running;
    const work = this.#computeWork(running);
    running.loyalPay += (chain.rewardPerBlock * chain.loyalShare) / work;
    running.hopperPay += (chain.rewardPerBlock * hopping * this.#hopperShare) / work;
    running.longest = Math.max(running.longest, this.#time - running.lastBlock);
    running.lastBlock = this.#time;
    const day = Math.floor(this.#time / SECONDS_PER_DAY);
    if (day < running.dailyBlocks.length) running.dailyBlocks[day]! += 1;
    applyFoundBlock(running.track, this.#time);
    running.hashes = computeHashesPerBlock(running.track.bits);
    running.residual = drawExponential(running.waits);
  }

  #review(hopper: number): void {
    const here = this.#places[hopper]! as 0 | 1;
    const there = here === 0 ? 1 : 0;
    if (this.#computePay(there) <= this.#computePay(here) * (1 + this.#thresholds[hopper]!)) return;
    this.#places[hopper] = there;
    this.#chains[here].hopping--;
    this.#chains[there].hopping++;
    this.#moves++;
  }

  /** What a hash earns on a chain. */
  #computePay(index: 0 | 1): number {
    const { chain, hashes } = this.#chains[index];
    return chain.rewardPerBlock / hashes;
  }

  #sample(hour: number): void {
    const [first, second] = this.#chains;
    this.#workShare[hour] = this.#computeWork(first);
    this.#difficulty[0][hour] = first.hashes / first.fairHashes;
    this.#difficulty[1][hour] = second.hashes / second.fairHashes;
  }

  #summariseChain(index: 0 | 1, fair: number): HoppedChain {
    const { durationSeconds, targetIntervalSeconds } = this.#input;
    const running = this.#chains[index];
    const meanWorkShare = running.workTime / durationSeconds;
    const expected = SECONDS_PER_DAY / targetIntervalSeconds;
    return {
      blocks: running.track.blocks,
      meanIntervalSeconds: durationSeconds / running.track.blocks,
      longestIntervalSeconds: Math.max(running.longest, durationSeconds - running.lastBlock),
      meanWorkShare,
      sdWorkShare: Math.sqrt(Math.max(0, running.workSquareTime / durationSeconds - meanWorkShare ** 2)),
      sdDailyBlocks: computeSd(running.dailyBlocks) / expected,
      loyalPay: running.loyalPay / (running.chain.loyalShare * fair),
    };
  }
}

/** Share of what both chains pay on target; where all work follows pay, the share of the work too. */
function computePayShare(chains: readonly [HoppingChain, HoppingChain], index: 0 | 1): number {
  return chains[index].rewardPerBlock / (chains[0].rewardPerBlock + chains[1].rewardPerBlock);
}

/** Pay of all work in a second, both chains being on target. */
function computeFairPay({ chains, targetIntervalSeconds }: HoppingInput): number {
  return (chains[0].rewardPerBlock + chains[1].rewardPerBlock) / targetIntervalSeconds;
}

function computeSd(values: Float64Array): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
