import test from "ava";
import { listCompleteConnections, listStarConnections } from "../../../sim/network/connections.ts";
import { raceWithConstantDelay } from "../../../sim/network/constant-delay-race.ts";
import { findMainTip, listFates, summariseForks } from "../../../sim/network/fork-summary.ts";
import { createConstantSpeeds } from "../../../sim/network/link-speeds.ts";
import { createGraph } from "../../../sim/network/network-graph.ts";
import { type NetworkInput, simulateNetwork } from "../../../sim/network/network-run.ts";
import { computeStaleShare } from "../../../sim/theory/fork-rate.ts";
import { Z_LIMIT } from "../engine/goodness-of-fit.ts";
import { readTheoryVectors } from "../engine/theory-vectors.ts";
import { createMiners, directRelay } from "./small-networks.ts";

function raceMany(delaySeconds: number, blocks: number, seed: string, powers: readonly number[]) {
  const tree = raceWithConstantDelay({ powers, blockIntervalSeconds: 1, delaySeconds, seed }, blocks);
  const last = tree.heights.subarray(0, tree.count).reduce((best, height, block) => {
    return height > tree.heights[best]! ? block : best;
  }, 0);
  const fates = listFates(tree, last, []);
  return { tree, fates, summary: summariseForks(tree, fates, powers, tree.foundSeconds[tree.count - 1]!) };
}

/** A complete graph on which every block arrives everywhere after one latency. */
function createComplete(powers: readonly number[], delaySeconds: number, seed: string): NetworkInput {
  const graph = createGraph(powers.length, listCompleteConnections(powers.length));
  const speeds = createConstantSpeeds(graph, delaySeconds);
  const miners = createMiners(powers);
  return { graph, speeds, relay: directRelay, seed, miners, blockIntervalSeconds: 1, uncles: "none", observer: null };
}

test("without messages, the race at one constant delay finds the same blocks as the network, one for one", (t) => {
  for (const [seed, delaySeconds] of [
    ["a", 0.01],
    ["b", 0.3],
    ["c", 2],
    ["d", 20],
  ] as const) {
    const powers = Array.from({ length: 12 }, (_, node) => 1 + (node % 4));
    const { tree } = simulateNetwork(createComplete(powers, delaySeconds, seed), 400);
    const race = raceWithConstantDelay({ powers, blockIntervalSeconds: 1, delaySeconds, seed }, 400);
    t.deepEqual(race.parents.subarray(0, 401), tree.parents.subarray(0, 401), `delay ${delaySeconds} s`);
    t.deepEqual(race.miners.subarray(0, 401), tree.miners.subarray(0, 401));
    t.deepEqual(race.foundSeconds.subarray(0, 401), tree.foundSeconds.subarray(0, 401));
  }
});

test("on the network itself, message by message, the stale rate is that of the closed form", (t) => {
  const powers = new Array<number>(150).fill(1);
  const delay = 0.2;
  const blocks = 3000;
  const { tree, propagation } = simulateNetwork(createComplete(powers, delay, "engine"), blocks);
  const tips = powers.map((_, node) => propagation.getTip(node));
  const summary = summariseForks(tree, listFates(tree, findMainTip(tree, tips, powers), []), powers, 1);
  const expected = computeStaleShare({ delaySeconds: delay, intervalSeconds: 1 });
  const sd = Math.sqrt(delay / (blocks / (1 + delay))) / (1 + delay) ** 2;
  t.true(Math.abs(summary.staleRate - expected) < Z_LIMIT * sd + expected / powers.length, `${summary.staleRate}`);
});

test("a pool's block, found while all agree, meets a rival with the chance 1 - e^(-(1 - share) delay / interval)", (t) => {
  interface Inputs {
    readonly shares: readonly number[];
    readonly delay_s: number;
    readonly block_interval_s: number;
  }
  interface Expected {
    readonly P_competitor_per_miner: readonly number[];
  }
  for (const { inputs, expected } of readTheoryVectors<Inputs, Expected>("network.fork.pools")) {
    const delaySeconds = inputs.delay_s / inputs.block_interval_s;
    const { tree } = raceMany(delaySeconds, 900_000, "pools", inputs.shares);
    const found = inputs.shares.map(() => 0);
    const met = inputs.shares.map(() => 0);
    const blocksAt = new Map<number, number>();
    for (const height of tree.heights.subarray(0, tree.count)) blocksAt.set(height, (blocksAt.get(height) ?? 0) + 1);
    for (let block = 2; block < tree.count; block++) {
      const height = tree.heights[block]!;
      const isQuiet = tree.foundSeconds[block]! - tree.foundSeconds[block - 1]! > delaySeconds;
      const isAgreed = tree.heights[block - 1] === height - 1 && blocksAt.get(height - 1) === 1;
      if (!isQuiet || !isAgreed) continue;
      found[tree.miners[block]!]! += 1;
      if (blocksAt.get(height)! > 1) met[tree.miners[block]!]! += 1;
    }
    for (const [pool, chance] of expected.P_competitor_per_miner.entries()) {
      const z = (met[pool]! - found[pool]! * chance) / Math.sqrt(found[pool]! * chance * (1 - chance));
      t.true(Math.abs(z) < Z_LIMIT, `pool ${pool}: z ${z}`);
    }
    const biased = expected.P_competitor_per_miner[0]! * 1.1;
    t.true(
      Math.abs((met[0]! - found[0]! * biased) / Math.sqrt(found[0]! * biased)) > Z_LIMIT,
      "a tenth more is caught",
    );
  }
});

test("a share of the work is the share of blocks where news is fast, and the large gain where it is slow", (t) => {
  const powers = [0.4, ...new Array<number>(60).fill(0.01)];
  const blocks = 40_000;
  const fast = raceMany(1e-6, blocks, "fast", powers).summary.miners[0]!;
  t.true(Math.abs((fast.mainShare! - 0.4) / Math.sqrt((0.4 * 0.6) / blocks)) < Z_LIMIT);
  const slow = raceMany(1, blocks, "slow", powers).summary.miners[0]!;
  t.true(slow.mainShare! > 0.45, `${slow.mainShare}`);
});

test("a leaf of a star hears of another's block after two latencies, and of the hub's after one", (t) => {
  const graph = createGraph(40, listStarConnections(40));
  const speeds = createConstantSpeeds(graph, 0.01);
  const powers = new Array<number>(40).fill(1);
  const run = simulateNetwork({ ...createComplete(powers, 0, "star"), graph, speeds, blockIntervalSeconds: 100 }, 200);
  for (let block = 1; block < run.tree.count; block++) {
    const hops = run.tree.miners[block] === 0 ? 1 : 2;
    t.true(Math.abs(run.tree.spreadSeconds[3 * block + 2]! - 0.01 * hops) < 1e-9);
  }
});
