import { createStream, type RandomStream } from "../engine/random-stream.ts";
import type { LinkSpeeds } from "./link-speeds.ts";
import { MessageQueue } from "./message-queue.ts";
import type { NetworkGraph } from "./network-graph.ts";
import type { NetworkObserver } from "./network-observer.ts";
import type { RelayProtocol } from "./relay-protocol.ts";

/** A network and how blocks travel through it. */
export interface PropagationInput {
  readonly graph: NetworkGraph;
  readonly speeds: LinkSpeeds;
  readonly relay: RelayProtocol;
  readonly seed: string;
  readonly observer: NetworkObserver | null;
}

const SLOTS_PER_NODE = 2;
const FEWEST_SLOTS = 2 ** 12;
const MOST_SLOTS = 2 ** 18;

/** Slots so narrow that a few messages share one, and a ring that reaches over the latencies and some transfers. */
export function createQueue({ graph, speeds, relay }: PropagationInput): MessageQueue {
  const slots = 2 ** Math.ceil(Math.log2(SLOTS_PER_NODE * graph.nodes));
  const bytes = relay.compact?.bytes ?? relay.blockBytes;
  const hopSeconds = computeMean(speeds.latencySeconds) + 2 * bytes * computeMean(speeds.secondsPerByte);
  const ringSlots = Math.min(MOST_SLOTS, Math.max(FEWEST_SLOTS, slots));
  return new MessageQueue(Math.max(1e-9, (4 * hopSeconds) / ringSlots), ringSlots);
}

function computeMean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** 1 for nodes that take compact blocks. */
export function drawCompactNodes({ graph, relay, seed }: PropagationInput): Uint8Array {
  const stream = createStream(seed, "network/compact-nodes");
  const share = relay.compact?.nodeShare ?? 0;
  return Uint8Array.from({ length: graph.nodes }, () => (stream() < share ? 1 : 0));
}

/** A stream a node, so that a node's failures do not depend on what happens elsewhere. */
export function createFailureStreams({ graph, relay, seed }: PropagationInput): RandomStream[] {
  if (relay.compact === null) return [];
  return Array.from({ length: graph.nodes }, (_, node) => createStream(seed, `network/compact-failures/${node}`));
}
