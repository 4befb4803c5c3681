import { createStream, drawExponential } from "../engine/random-stream.ts";
import { AliasTable } from "../engine/weighted-draw.ts";
import { BlockTree } from "./block-tree.ts";

/** Miners who all hear of every block the same time after it is found. */
export interface ConstantDelayInput {
  /** Hash power of each miner, in a common unit. */
  readonly powers: ArrayLike<number>;
  readonly blockIntervalSeconds: number;
  /** [s] from a block's finding to everybody else's knowing it. */
  readonly delaySeconds: number;
  readonly seed: string;
}

/**
 * The race for blocks on a network of one constant delay, without messages. What a miner knows at time t is every block
 * found by t - delay, in the order of finding, and its own. So its tip is its own last block if that is at least as high
 * as the highest block of the first kind: own blocks of equal height were seen first, or they would stand on the other.
 * The same law, and with the same seed the same blocks, as `simulateNetwork` on a complete graph with direct delivery.
 */
export function raceWithConstantDelay(input: ConstantDelayInput, blocks: number): BlockTree {
  const { powers, blockIntervalSeconds, delaySeconds, seed } = input;
  const waits = createStream(seed, "network/waits");
  const winners = createStream(seed, "network/winners");
  const table = new AliasTable(powers);
  const tree = new BlockTree();
  const lastOwn = new Int32Array(powers.length);
  let knownTip = 0;
  let unheard = 1;
  let time = 0;
  for (let found = 0; found < blocks; found++) {
    time += drawExponential(waits) * blockIntervalSeconds;
    for (; unheard < tree.count && tree.foundSeconds[unheard]! + delaySeconds <= time; unheard++) {
      if (tree.heights[unheard]! > tree.heights[knownTip]!) knownTip = unheard;
    }
    const miner = table.draw(winners());
    const own = lastOwn[miner]!;
    const block = tree.add(tree.heights[own]! >= tree.heights[knownTip]! ? own : knownTip, miner, time);
    tree.publishedSeconds[block] = time;
    lastOwn[miner] = block;
  }
  return tree;
}
