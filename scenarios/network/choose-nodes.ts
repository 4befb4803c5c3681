import type { BuiltNetwork } from "./build-network.ts";
import { regionNames } from "./network-schema.ts";

/** A node that a replay shows. */
export interface ShownNode {
  readonly node: number;
  /** Null where latency is the same everywhere. */
  readonly region: string | null;
  /** Name of its miner; null where nobody mines there. */
  readonly miner: string | null;
  /** Share of all hash power. */
  readonly powerShare: number;
}

/** Nodes shown at most: as many as can be told apart in a ring. */
export const MOST_NODES = 240;

const MOST_MINERS = 48;

/**
 * All nodes of a small network. Of a large one those with the most hash power, and of the others every k-th in the
 * order of their regions, so that regions keep their shares. In the order of regions, then of hash power.
 */
export function chooseNodes(network: Pick<BuiltNetwork, "graph" | "miners" | "regions">): ShownNode[] {
  const all = listNodes(network);
  if (all.length <= MOST_NODES) return all;
  const miners = all
    .filter(({ powerShare }) => powerShare > 0)
    .toSorted((one, other) => other.powerShare - one.powerShare || one.node - other.node)
    .slice(0, MOST_MINERS);
  const chosen = new Set(miners.map(({ node }) => node));
  const others = all.filter(({ node }) => !chosen.has(node));
  const wanted = MOST_NODES - chosen.size;
  for (let index = 0; index < wanted; index++) {
    chosen.add(others[Math.floor((index * others.length) / wanted)]!.node);
  }
  return all.filter(({ node }) => chosen.has(node));
}

function listNodes({ graph, miners, regions }: Pick<BuiltNetwork, "graph" | "miners" | "regions">): ShownNode[] {
  const total = miners.reduce((sum, { power }) => sum + power, 0);
  const minerAt = new Map(miners.map((miner) => [miner.node, miner]));
  const powerAt = new Float64Array(graph.nodes);
  for (const { node, power } of miners) powerAt[node]! += power / total;
  const nodes = Array.from({ length: graph.nodes }, (_, node) => ({
    node,
    region: regions?.[node] ?? null,
    miner: minerAt.get(node)?.name ?? null,
    powerShare: powerAt[node]!,
  }));
  const order: readonly (string | null)[] = regionNames;
  const getPlace = ({ region }: ShownNode): number => order.indexOf(region);
  return nodes.toSorted(
    (one, other) => getPlace(one) - getPlace(other) || other.powerShare - one.powerShare || one.node - other.node,
  );
}
