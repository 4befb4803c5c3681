import { createStream } from "../../sim/engine/random-stream.ts";
import {
  addMesh,
  drawConnections,
  listCompleteConnections,
  listStarConnections,
} from "../../sim/network/connections.ts";
import { drawPowerShares, type PowerLaw } from "../../sim/network/hash-power.ts";
import { type Connection, countParts, createGraph, type NetworkGraph } from "../../sim/network/network-graph.ts";
import type { NetworkObserver } from "../../sim/network/network-observer.ts";
import type { NetworkInput, NetworkMiner } from "../../sim/network/network-run.ts";
import type { RelayProtocol } from "../../sim/network/relay-protocol.ts";
import { strategies } from "../../sim/network/strategies/registry.ts";
import { createStrategy } from "../../sim/network/strategies/withholding-player.ts";
import type { Strategy } from "../../sim/network/strategy.ts";
import { ScenarioError } from "../scenario-error.ts";
import { type NetworkSettings, regionNames } from "./network-schema.ts";
import { computeSpeeds, drawRegions } from "./node-lines.ts";

type PoolMining = Extract<NetworkSettings["mining"], { model: "pools" }>;

/** A network to run, and where its nodes stand. */
export interface BuiltNetwork extends NetworkInput {
  /** Region of each node; null where latency is constant. */
  readonly regions: readonly (typeof regionNames)[number][] | null;
}

/**
 * One replication's network: nodes placed, connected and given hash power anew, by streams of its own. A pool's node is
 * the one with the pool's number; other miners are the first nodes.
 *
 * @throws ScenarioError where some nodes cannot reach the others
 */
export function buildNetwork(
  settings: NetworkSettings,
  replication: number,
  observer: NetworkObserver | null,
): BuiltNetwork {
  const seed = `${settings.seed}#${replication}`;
  const graph = createGraph(settings.nodes, drawAllConnections(settings, seed));
  checkWhole(graph, settings);
  const regions = drawRegions(settings, seed);
  const speeds = computeSpeeds(settings, graph, regions);
  return {
    graph,
    speeds,
    relay: describeRelay(settings),
    miners: listMiners(settings, seed),
    blockIntervalSeconds: settings.blockIntervalSeconds,
    uncles: settings.uncles,
    seed,
    observer,
    regions: regions?.map((region) => regionNames[region]!) ?? null,
  };
}

function drawAllConnections(settings: NetworkSettings, seed: string): Connection[] {
  const { nodes, mining } = settings;
  const drawn = drawOwnConnections(settings, seed);
  if (mining.model !== "pools" || mining.links === "as-others") return drawn;
  return addMesh(
    nodes,
    drawn,
    mining.pools.map((_, node) => node),
  );
}

function drawOwnConnections({ nodes, connections }: NetworkSettings, seed: string): Connection[] {
  switch (connections.model) {
    case "random":
      return drawConnections(
        new Int32Array(nodes).fill(connections.outbound),
        createStream(seed, "network/connections"),
      );
    case "complete":
      return listCompleteConnections(nodes);
    case "star":
      return listStarConnections(nodes);
    case "list":
      return connections.pairs.map(([from, to]) => [from, to]);
    default:
      return connections satisfies never;
  }
}

function checkWhole(graph: NetworkGraph, { name, connections }: NetworkSettings): void {
  const parts = countParts(graph);
  if (parts === 1) return;
  throw new ScenarioError({
    where: `${name}: connections`,
    expected: "a network in which every node can reach every other",
    found: `${parts} parts that cannot reach each other`,
    cure: connections.model === "list" ? "Add connections between them." : "Raise connections.outbound.",
  });
}

function describeRelay({ relay }: NetworkSettings): RelayProtocol {
  const { compact, ...rest } = relay;
  if (compact.model === "none") return { ...rest, compact: null };
  const { bytes, nodeShare, failureRate, missingBytes } = compact;
  return { ...rest, compact: { bytes, nodeShare, failureRate, missingBytes } };
}

function listMiners({ mining, nodes }: NetworkSettings, seed: string): NetworkMiner[] {
  if (mining.model === "pools") {
    return mining.pools.map(({ name, share, strategy }, node) => ({
      name,
      node,
      power: share,
      strategy: findStrategy(strategy),
    }));
  }
  const law: PowerLaw = mining.model === "pareto" ? { law: "pareto", shape: mining.shape } : { law: mining.model };
  const shares = drawPowerShares(law, mining.miners ?? nodes, createStream(seed, "network/power"));
  return Array.from(shares, (power, node) => ({ name: `node-${node}`, node, power, strategy: null }));
}

/** Null plays honest. */
function findStrategy(strategy: PoolMining["pools"][number]["strategy"]): Strategy | null {
  if (strategy === undefined || strategy.name === "honest") return null;
  return createStrategy(strategies[strategy.name as keyof typeof strategies], strategy.parameters);
}
