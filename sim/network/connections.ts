import type { RandomStream } from "../engine/random-stream.ts";
import { type Connection, computeKey } from "./network-graph.ts";

/**
 * Connections as a Bitcoin node makes them: each node in turn opens its number of outbound connections, to nodes drawn
 * evenly of those that it is not connected with yet; whoever is chosen accepts.
 *
 * @param outbound connections that each node opens; a node that all others are connected with already opens fewer
 * @source Bitcoin Core src/net.h MAX_OUTBOUND_FULL_RELAY_CONNECTIONS = 8, ThreadOpenConnections
 */
export function drawConnections(outbound: ArrayLike<number>, stream: RandomStream): Connection[] {
  const nodes = outbound.length;
  const taken = new Set<number>();
  const degrees = new Int32Array(nodes);
  const connections: Connection[] = [];
  for (let node = 0; node < nodes; node++) {
    for (let opened = 0; opened < outbound[node]! && degrees[node]! < nodes - 1; ) {
      const other = Math.trunc(stream() * nodes);
      const key = computeKey(node, other, nodes);
      if (other === node || taken.has(key)) continue;
      taken.add(key);
      degrees[node]!++;
      degrees[other]!++;
      connections.push([node, other]);
      opened++;
    }
  }
  return connections;
}

/** Every node with every other. */
export function listCompleteConnections(nodes: number): Connection[] {
  return listMesh(Array.from({ length: nodes }, (_, node) => node));
}

/** Node 0 with every other. */
export function listStarConnections(nodes: number): Connection[] {
  return Array.from({ length: nodes - 1 }, (_, index) => [0, index + 1] as const);
}

/** The connections, and those missing between any two of the nodes named. */
export function addMesh(nodes: number, connections: readonly Connection[], members: readonly number[]): Connection[] {
  const taken = new Set(connections.map(([from, to]) => computeKey(from, to, nodes)));
  const missing = listMesh([...new Set(members)]).filter(([from, to]) => !taken.has(computeKey(from, to, nodes)));
  return [...connections, ...missing];
}

function listMesh(members: readonly number[]): Connection[] {
  return members.flatMap((from, index) => members.slice(index + 1).map((to): Connection => [from, to]));
}
