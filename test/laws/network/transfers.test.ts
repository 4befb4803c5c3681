import test from "ava";
import { listStarConnections } from "../../../sim/network/connections.ts";
import { createGraph } from "../../../sim/network/network-graph.ts";
import { simulateNetwork } from "../../../sim/network/network-run.ts";
import type { RelayProtocol } from "../../../sim/network/relay-protocol.ts";
import { compactRelay, createMiners, drawNetwork, requestRelay, watch } from "./small-networks.ts";

const LATENCY = 0.1;
const SECONDS_PER_BYTE = 1e-6;
const LEAVES = 9;

/** Times at which the leaves of a star have the hub's block, in order. */
function listArrivals(relay: RelayProtocol): number[] {
  const graph = createGraph(LEAVES + 1, listStarConnections(LEAVES + 1));
  const speeds = {
    latencySeconds: new Float64Array(graph.target.length).fill(LATENCY),
    secondsPerByte: new Float64Array(graph.target.length).fill(SECONDS_PER_BYTE),
  };
  const miners = createMiners([1]);
  const { input, happenings } = watch({
    ...{ graph, speeds, relay, miners, seed: "star", blockIntervalSeconds: 1e6, uncles: "none" },
  });
  const run = simulateNetwork(input, 1);
  return happenings
    .filter(([what, , , node]) => what === "received" && node !== 0)
    .map(([, time]) => time - run.tree.foundSeconds[1]!);
}

test("a node sends one block after the other: the k-th receiver waits for k transfers and three latencies", (t) => {
  const transfer = requestRelay.blockBytes * SECONDS_PER_BYTE;
  for (const [index, time] of listArrivals(requestRelay).entries()) {
    t.true(Math.abs(time - (3 * LATENCY + (index + 1) * transfer + requestRelay.processingSeconds)) < 1e-6);
  }
});

test("a compact block takes its own size, and what was missing one more round trip", (t) => {
  const compact = { bytes: 20_000, nodeShare: 1, failureRate: 0, missingBytes: 300_000 };
  const short = compact.bytes * SECONDS_PER_BYTE;
  for (const [index, time] of listArrivals({ ...requestRelay, compact }).entries()) {
    t.true(Math.abs(time - (3 * LATENCY + (index + 1) * short + requestRelay.processingSeconds)) < 1e-6);
  }
  const [first] = listArrivals({ ...requestRelay, compact: { ...compact, failureRate: 1 } });
  // The first asks again when the other short blocks have long been sent.
  const again = 2 * LATENCY + compact.missingBytes * SECONDS_PER_BYTE + requestRelay.processingSeconds;
  t.true(Math.abs(first! - (3 * LATENCY + short + requestRelay.processingSeconds + again)) < 1e-6);
});

test("nobody hears of a block twice, and before its parent; in the end all stand on equally high chains", (t) => {
  for (const relay of [requestRelay, compactRelay]) {
    for (const seed of ["a", "b", "c"]) {
      const { graph, speeds } = drawNetwork(seed, 30, 3);
      const miners = createMiners(new Array<number>(30).fill(1));
      const { input, happenings } = watch({
        graph,
        speeds,
        relay,
        seed,
        miners,
        blockIntervalSeconds: 4,
        uncles: "none",
      });
      const { tree, propagation } = simulateNetwork(input, 300);
      const known = Array.from({ length: 30 }, () => new Set([0]));
      for (const [what, , block, node] of happenings) {
        if (what !== "received") continue;
        t.false(known[node!]!.has(block));
        t.true(known[node!]!.has(tree.parents[block]!));
        known[node!]!.add(block);
      }
      t.is(new Set(miners.map(({ node }) => tree.heights[propagation.getTip(node)])).size, 1);
    }
  }
});

test("equal seeds give equal runs, other seeds others", (t) => {
  const { graph, speeds } = drawNetwork("graph", 30, 3);
  const miners = createMiners(new Array<number>(30).fill(1));
  const play = (seed: string) => {
    const common = {
      graph,
      speeds,
      relay: compactRelay,
      seed,
      miners,
      blockIntervalSeconds: 10,
      uncles: "none",
    } as const;
    const { input, happenings } = watch(common);
    simulateNetwork(input, 50);
    return happenings;
  };
  t.deepEqual(play("one"), play("one"));
  t.notDeepEqual(play("one"), play("two"));
});

test("rows are kept for open forks only, however long the chain", (t) => {
  const { graph, speeds } = drawNetwork("rows", 30, 3);
  const miners = createMiners(new Array<number>(30).fill(1));
  const common = { graph, speeds, seed: "rows", miners, blockIntervalSeconds: 30, uncles: "none" } as const;
  const { propagation } = simulateNetwork({ ...common, relay: compactRelay, observer: null }, 3000);
  t.true(propagation.openBlocks.capacity <= 32, `${propagation.openBlocks.capacity} rows`);
  t.true(propagation.openBlocks.open.length <= 16);
});
