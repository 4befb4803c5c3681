import type { Fingerprint } from "./fingerprint.ts";
import { drawExponential, type RandomStream } from "./random-stream.ts";
import type { WeightTree } from "./weight-tree.ts";
import type { AliasTable } from "./weighted-draw.ts";

/**
 * Where the race for blocks stands.
 *
 * Miners that find blocks at rates r_i race like one Poisson process of rate r = sum(r_i), each block won by i with
 * probability r_i / r, independent of the wait. That process at a rate r(t) is a unit-rate process on the time
 * integral of r: the next block comes when the integral since the last one has consumed a draw from Exp(1). `residual`
 * is what is left of that draw. A change of rate only changes how fast it is consumed, so nothing is redrawn and every
 * block takes exactly one draw from each stream: two runs stay in step, block for block.
 *
 * @source Kingman 1993, Poisson Processes: the superposition, colouring and mapping theorems
 */
export interface BlockRace {
  /** [s] the race has been run up to here. */
  timeSeconds: number;
  /** Expected blocks until the next one: rate times time still to pass. */
  residual: number;
  /** Blocks found so far. */
  blocks: number;
}

export function createBlockRace(timeSeconds: number, waits: RandomStream): BlockRace {
  return { timeSeconds, residual: drawExponential(waits), blocks: 0 };
}

/**
 * Runs the race at a fixed rate and fixed weights, up to and including `untilSeconds`, or to the block that is the
 * `maxBlocks`-th of this call: then the race stands at that block's time.
 *
 * @param ratePerSecond [1/s] of all miners together; 0 finds no block
 * @param maxBlocks may be Infinity
 * @param winsOut [blocks] one entry a participant, added to
 * @returns blocks found by this call
 * @throws RangeError if the race would run backwards or for ever
 */
export function raceFixed(
  race: BlockRace,
  ratePerSecond: number,
  untilSeconds: number,
  maxBlocks: number,
  table: AliasTable,
  waits: RandomStream,
  winners: RandomStream,
  winsOut: Float64Array,
  fingerprint: Fingerprint | null = null,
): number {
  checkRace(race, ratePerSecond, untilSeconds, maxBlocks, table.size, winsOut);
  let time = race.timeSeconds;
  let residual = race.residual;
  let found = 0;
  while (found < maxBlocks) {
    const blockTime = time + residual / ratePerSecond;
    if (!(blockTime <= untilSeconds)) break;
    time = blockTime;
    residual = drawExponential(waits);
    const winner = table.draw(winners());
    winsOut[winner]! += 1;
    if (fingerprint !== null) fingerprint.update(winner, time);
    found++;
  }
  return settleRace(race, ratePerSecond, untilSeconds, maxBlocks, time, residual, found);
}

/**
 * Like `raceFixed`, but the winner's weight grows by `rewardPerBlock * compounding[winner]` after every block, so that
 * the next block is drawn from the new weights: a Polya urn. Whole rewards and factors of 0 or 1 keep it exact.
 * The loop is written out again, as a call through a function for each draw would slow both down.
 *
 * @param rewardPerBlock [satoshi] the unit of the tree's weights
 * @param compounding part of its rewards that each participant adds to its weight, 0 to 1; null: all of it
 * @throws RangeError as `raceFixed` does, and if a block is to be won while all weights are zero
 */
export function raceCompounding(
  race: BlockRace,
  ratePerSecond: number,
  untilSeconds: number,
  maxBlocks: number,
  tree: WeightTree,
  rewardPerBlock: number,
  compounding: Float64Array | null,
  waits: RandomStream,
  winners: RandomStream,
  winsOut: Float64Array,
  fingerprint: Fingerprint | null = null,
): number {
  checkRace(race, ratePerSecond, untilSeconds, maxBlocks, tree.size, winsOut);
  if (compounding !== null && compounding.length < tree.size) {
    throw new RangeError(`race: expected ${tree.size} compounding factors, got ${compounding.length}`);
  }
  let time = race.timeSeconds;
  let residual = race.residual;
  let found = 0;
  while (found < maxBlocks) {
    const blockTime = time + residual / ratePerSecond;
    if (!(blockTime <= untilSeconds)) break;
    time = blockTime;
    residual = drawExponential(waits);
    const winner = tree.draw(winners());
    tree.add(winner, compounding === null ? rewardPerBlock : rewardPerBlock * compounding[winner]!);
    winsOut[winner]! += 1;
    if (fingerprint !== null) fingerprint.update(winner, time);
    found++;
  }
  return settleRace(race, ratePerSecond, untilSeconds, maxBlocks, time, residual, found);
}

function checkRace(
  race: BlockRace,
  ratePerSecond: number,
  untilSeconds: number,
  maxBlocks: number,
  participants: number,
  winsOut: Float64Array,
): void {
  if (!(ratePerSecond >= 0 && ratePerSecond < Infinity)) {
    throw new RangeError(`race: expected a finite rate >= 0 per second, got ${ratePerSecond}`);
  }
  if (!(untilSeconds >= race.timeSeconds)) {
    throw new RangeError(`race: expected an end >= ${race.timeSeconds} s, got ${untilSeconds} s`);
  }
  if (!(maxBlocks >= 0)) throw new RangeError(`race: expected a number of blocks >= 0, got ${maxBlocks}`);
  if (untilSeconds === Infinity && (ratePerSecond === 0 || maxBlocks === Infinity)) {
    throw new RangeError(`race: expected an end, got rate ${ratePerSecond} until ${untilSeconds} s`);
  }
  if (winsOut.length < participants) {
    throw new RangeError(`race: expected room for ${participants} winners, got ${winsOut.length}`);
  }
}

/** Writes the loop's state back; a race that was not stopped by `maxBlocks` runs on to `untilSeconds`. */
function settleRace(
  race: BlockRace,
  ratePerSecond: number,
  untilSeconds: number,
  maxBlocks: number,
  time: number,
  residual: number,
  found: number,
): number {
  const isStopped = found >= maxBlocks;
  race.residual = isStopped ? residual : Math.max(0, residual - ratePerSecond * (untilSeconds - time));
  race.timeSeconds = isStopped ? time : untilSeconds;
  race.blocks += found;
  return found;
}
