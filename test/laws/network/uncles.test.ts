import test from "ava";
import { BlockTree } from "../../../sim/network/block-tree.ts";
import { findMainTip, listFates, summariseForks } from "../../../sim/network/fork-summary.ts";
import { type NetworkInput, NetworkRun, simulateNetwork } from "../../../sim/network/network-run.ts";
import type { Strategy } from "../../../sim/network/strategy.ts";
import { computeUncleShare, UNCLES_PER_BLOCK } from "../../../sim/network/uncles.ts";
import { createMiners, drawNetwork, requestRelay, watch } from "./small-networks.ts";

function createForked(seed: string, uncles: NetworkInput["uncles"] = "ethereum"): NetworkInput {
  const { graph, speeds } = drawNetwork(seed, 20, 3);
  const miners = createMiners(Array.from({ length: 20 }, (_, node) => 1 + (node % 3)));
  const relay = { ...requestRelay, relays: "all" } as const;
  return { graph, speeds, relay, seed, miners, blockIntervalSeconds: 8, uncles, observer: null };
}

test("an uncle is a stale block, one to six lower, child of the nephew's chain, and named once on it", (t) => {
  let named = 0;
  for (const seed of ["a", "b", "c", "d"]) {
    const { tree } = simulateNetwork(createForked(seed), 400);
    for (let block = 1; block < tree.count; block++) {
      const uncles = tree.uncles.subarray(UNCLES_PER_BLOCK * block, UNCLES_PER_BLOCK * (block + 1));
      for (const uncle of uncles.filter((candidate) => candidate >= 0)) {
        named++;
        const depth = tree.heights[block]! - tree.heights[uncle]!;
        t.true(depth >= 1 && depth <= 6);
        t.false(tree.isAncestor(uncle, block));
        t.true(tree.isAncestor(tree.parents[uncle]!, block));
        for (let at = tree.parents[block]!; at > 0; at = tree.parents[at]!) {
          t.false(tree.uncles.subarray(UNCLES_PER_BLOCK * at, UNCLES_PER_BLOCK * (at + 1)).includes(uncle));
        }
      }
    }
  }
  t.true(named > 100, `${named} uncles`);
});

test("a nephew earns a 32nd for an uncle, and the uncle an eighth less for every height between", (t) => {
  t.deepEqual([1, 2, 3, 4, 5, 6].map(computeUncleShare), [7 / 8, 6 / 8, 5 / 8, 4 / 8, 3 / 8, 2 / 8]);
  const tree = new BlockTree();
  const one = tree.add(0, 0, 1);
  const uncle = tree.add(0, 1, 2);
  let tip = one;
  for (let height = 2; height <= 4; height++) tip = tree.add(tip, 0, height);
  tree.uncles[UNCLES_PER_BLOCK * tip] = uncle;
  tree.publishedSeconds.fill(0);
  const fates = listFates(tree, tip, []);
  const { miners, uncleRate, staleRate } = summariseForks(tree, fates, [3, 1], 4);
  const paid = 4 + 1 / 32 + 5 / 8;
  t.deepEqual([uncleRate, staleRate], [1 / 5, 1 / 5]);
  t.true(Math.abs(miners[0]!.rewardShare! - (4 + 1 / 32) / paid) < 1e-12);
  t.true(Math.abs(miners[1]!.rewardShare! - 5 / 8 / paid) < 1e-12);
  t.deepEqual([miners[0]!.mainShare, miners[1]!.mainShare, miners[1]!.stale], [1, 0, 1]);
});

const openMiner: Strategy = {
  title: "Open",
  plays: "as the protocol says",
  source: "test",
  createPlayer: () => ({
    onOwnBlock: (block) => ({ mineOn: block, publish: [block] }),
    onForeignBlock: (_, view) => ({ mineOn: view.getPublicTip(), publish: [] }),
  }),
};

const hoarder: Strategy = {
  title: "Hoarder",
  plays: "never shows a block",
  source: "test",
  createPlayer: () => ({
    onOwnBlock: (block) => ({ mineOn: block, publish: [] }),
    onForeignBlock: (_, view) => ({ mineOn: view.getPublicTip(), publish: [] }),
  }),
};

test("a strategy that plays by the protocol leaves every event as it was", (t) => {
  const honest = watch(createForked("open", "none"));
  simulateNetwork(honest.input, 200);
  const open = watch({ ...createForked("open", "none"), miners: playAt(createForked("open", "none"), openMiner) });
  simulateNetwork(open.input, 200);
  t.deepEqual(open.happenings, honest.happenings);
});

test("a block that is never shown reaches nobody, and is neither main nor stale while it may be shown", (t) => {
  const { input, happenings } = watch({ ...createForked("hoard"), miners: playAt(createForked("hoard"), hoarder) });
  const run = simulateNetwork(input, 200);
  const tips = input.miners.map(({ node }) => run.propagation.getTip(node));
  const powers = input.miners.map(({ power }) => power);
  const fates = listFates(run.tree, findMainTip(run.tree, tips, powers), run.listPrivateTips());
  for (let block = 1; block < run.tree.count; block++) {
    if (run.tree.miners[block] !== 0) continue;
    t.false(happenings.some(([what, , received]) => what === "received" && received === block));
    t.not(fates[block], "main");
  }
});

test("what a strategy may not do is refused: show others' blocks, twice, or without their parent, mine on nothing", (t) => {
  const wrong = [
    (block: number) => ({ mineOn: block, publish: [block, block] }),
    (block: number) => ({ mineOn: block + 1, publish: [] }),
    (block: number) => ({ mineOn: block, publish: [block - 1] }),
  ];
  for (const onOwnBlock of wrong) {
    const bad: Strategy = { ...openMiner, createPlayer: () => ({ ...openMiner.createPlayer(), onOwnBlock }) };
    t.throws(() => simulateNetwork({ ...createForked("bad"), miners: playAt(createForked("bad"), bad) }, 200), {
      instanceOf: RangeError,
    });
  }
  const twice = createForked("twice").miners.map((miner) => ({ ...miner, node: 0, strategy: openMiner }));
  t.throws(() => new NetworkRun({ ...createForked("twice"), miners: twice }), { instanceOf: RangeError });
});

/** The first miner plays the strategy. */
function playAt({ miners }: NetworkInput, strategy: Strategy): NetworkInput["miners"] {
  return miners.map((miner, index) => (index === 0 ? { ...miner, strategy } : miner));
}
