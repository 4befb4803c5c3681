import { createStream } from "../../../sim/engine/random-stream.ts";
import { drawConnections } from "../../../sim/network/connections.ts";
import type { LinkSpeeds } from "../../../sim/network/link-speeds.ts";
import { createGraph, type NetworkGraph } from "../../../sim/network/network-graph.ts";
import type { NetworkInput, NetworkMiner } from "../../../sim/network/network-run.ts";
import type { RelayProtocol } from "../../../sim/network/relay-protocol.ts";
import type { Happening } from "./slow-twin.ts";

export const directRelay: RelayProtocol = {
  blockBytes: 1_000_000,
  processingSeconds: 0,
  relays: "tips",
  delivery: "direct",
  compact: null,
};

export const requestRelay: RelayProtocol = { ...directRelay, processingSeconds: 0.05, delivery: "request" };

export const compactRelay: RelayProtocol = {
  ...requestRelay,
  compact: { bytes: 20_000, nodeShare: 0.8, failureRate: 0.3, missingBytes: 300_000 },
};

/** Random connections; latencies of a few round values, so that many messages tie; some links without limit. */
export function drawNetwork(
  seed: string,
  nodes: number,
  outbound: number,
): { readonly graph: NetworkGraph; readonly speeds: LinkSpeeds } {
  const draw = createStream(seed, "small-network");
  const graph = createGraph(nodes, drawConnections(new Int32Array(nodes).fill(outbound), draw));
  return {
    graph,
    speeds: {
      latencySeconds: Float64Array.from(graph.target, () => 0.05 * Math.ceil(6 * draw())),
      secondsPerByte: Float64Array.from(graph.target, () => 1e-6 * Math.trunc(5 * draw())),
    },
  };
}

/** One honest miner a node, of the powers given. */
export function createMiners(powers: readonly number[]): NetworkMiner[] {
  return powers.map((power, node) => ({ name: `miner-${node}`, node, power, strategy: null }));
}

/** An input whose observer writes down all that happens. */
export function watch(input: Omit<NetworkInput, "observer">): {
  readonly input: NetworkInput;
  readonly happenings: Happening[];
} {
  const happenings: Happening[] = [];
  const observer = {
    onFound: (time: number, block: number, node: number) => void happenings.push(["found", time, block, node]),
    onReceived: (time: number, block: number, node: number, from: number) =>
      void happenings.push(["received", time, block, node, from]),
    onTip: (time: number, block: number, node: number, abandoned: number) =>
      void happenings.push(["tip", time, block, node, abandoned]),
  };
  return { input: { ...input, observer }, happenings };
}
