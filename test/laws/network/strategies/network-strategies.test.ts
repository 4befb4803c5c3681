import test from "ava";
import { listCompleteConnections } from "../../../../sim/network/connections.ts";
import { findMainTip, listFates, summariseForks } from "../../../../sim/network/fork-summary.ts";
import { createConstantSpeeds, type LinkSpeeds } from "../../../../sim/network/link-speeds.ts";
import { createGraph, type NetworkGraph } from "../../../../sim/network/network-graph.ts";
import { simulateNetwork } from "../../../../sim/network/network-run.ts";
import { strategies } from "../../../../sim/network/strategies/registry.ts";
import { createStrategy } from "../../../../sim/network/strategies/withholding-player.ts";
import type { WithholdingRule } from "../../../../sim/network/strategies/withholding-rule.ts";
import { computePolicyValue } from "../../../../sim/theory/withholding-revenue.ts";
import { createPolicy } from "../../../../sim/theory/withholding-states.ts";
import { Z_LIMIT } from "../../engine/goodness-of-fit.ts";
import { directRelay } from "../small-networks.ts";

const HONEST_NODES = 8;
const BLOCKS = 20_000;

/** The attacker's share of the chain at node 0 of a complete network, the rest spread over the others. */
function play(rule: WithholdingRule, alpha: number, speeds: (graph: NetworkGraph) => LinkSpeeds, gamma: number) {
  const graph = createGraph(HONEST_NODES + 1, listCompleteConnections(HONEST_NODES + 1));
  const strategy = createStrategy(rule, { alpha, gamma, truncation: 40 });
  const miners = Array.from({ length: HONEST_NODES + 1 }, (_, node) => ({
    name: `miner-${node}`,
    node,
    power: node === 0 ? alpha : (1 - alpha) / HONEST_NODES,
    strategy: node === 0 ? strategy : null,
  }));
  const run = simulateNetwork(
    {
      graph,
      speeds: speeds(graph),
      relay: directRelay,
      seed: `${rule.title} ${gamma}`,
      miners,
      blockIntervalSeconds: 1,
      uncles: "none",
      observer: null,
    },
    BLOCKS,
  );
  const powers = miners.map(({ power }) => power);
  const tips = Array.from({ length: HONEST_NODES + 1 }, (_, node) => run.propagation.getTip(node));
  const fates = listFates(run.tree, findMainTip(run.tree, tips, powers), run.listPrivateTips());
  return summariseForks(run.tree, fates, powers, run.nextBlockSeconds);
}

const even = (graph: NetworkGraph) => createConstantSpeeds(graph, 1e-4);

/** Links of the attacker are a hundred times faster: his block reaches all but its finder before the rival does. */
function createFastAttacker(graph: NetworkGraph): LinkSpeeds {
  const speeds = createConstantSpeeds(graph, 1e-4);
  for (let node = 0; node < graph.nodes; node++) {
    for (let edge = graph.firstLink[node]!; edge < graph.firstLink[node + 1]!; edge++) {
      if (node === 0 || graph.target[edge] === 0) speeds.latencySeconds[edge] = 1e-6;
    }
  }
  return speeds;
}

/** Shares of independent blocks vary by less than those of selfish mining, whose wins come in runs: about 1.6 times. */
const computeSd = (share: number, main: number) => 1.6 * Math.sqrt((share * (1 - share)) / main);

test("in a network where everybody hears the others first, strategies earn what they do without ties won", (t) => {
  const alpha = 0.4;
  for (const name of ["honest", "selfish", "trail-stubborn", "optimal"] as const) {
    const rule = strategies[name];
    const found = play(rule, alpha, even, 0);
    const policy = createPolicy(80, rule.createDecider({ alpha, gamma: 0, truncation: 40 }));
    const { revenue } = computePolicyValue(policy, { alpha, gamma: 0 });
    const share = found.miners[0]!.mainShare!;
    const sd = computeSd(revenue.relativeRevenue, found.main);
    t.true(Math.abs(share - revenue.relativeRevenue) < Z_LIMIT * sd + 1e-3, `${name}: ${share}`);
    t.true(Math.abs(found.staleRate - (1 - revenue.growthPerBlockFound)) < 0.015, `${name}: ${found.staleRate}`);
  }
});

test("an attacker with fast links wins ties: gamma comes out as the part of the others that did not find the rival", (t) => {
  const alpha = 0.35;
  const gamma = (HONEST_NODES - 1) / HONEST_NODES;
  for (const name of ["selfish", "lead-stubborn", "lead-fork-stubborn"] as const) {
    const rule = strategies[name];
    const found = play(rule, alpha, createFastAttacker, gamma);
    const { revenue } = computePolicyValue(createPolicy(80, rule.createDecider({})), { alpha, gamma });
    const share = found.miners[0]!.mainShare!;
    const sd = computeSd(revenue.relativeRevenue, found.main);
    t.true(
      Math.abs(share - revenue.relativeRevenue) < Z_LIMIT * sd + 2e-3,
      `${name}: ${share}, ${revenue.relativeRevenue}`,
    );
    t.true(share > alpha + 0.05);
  }
});
