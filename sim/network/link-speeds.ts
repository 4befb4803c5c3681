import type { NetworkGraph } from "./network-graph.ts";
import type { RegionTable } from "./region-table.ts";

/** How fast messages travel, by link. */
export interface LinkSpeeds {
  /** [s] from sending a small message to its arrival. */
  readonly latencySeconds: Float64Array;
  /** [s/byte] that a transfer keeps the sender's line busy; 0 where bandwidth is no limit. */
  readonly secondsPerByte: Float64Array;
}

const BITS_PER_BYTE = 8;

/**
 * latency = table[region of sender][region of receiver];
 * bandwidth = min(upload of the sender's region, download of the receiver's, and between regions the cap).
 *
 * @param regionOfNode one region number a node
 */
export function computeLinkSpeeds(
  { nodes, firstLink, target }: NetworkGraph,
  regionOfNode: ArrayLike<number>,
  table: RegionTable,
): LinkSpeeds {
  const latencySeconds = new Float64Array(target.length);
  const secondsPerByte = new Float64Array(target.length);
  for (let node = 0; node < nodes; node++) {
    const from = regionOfNode[node]!;
    for (let link = firstLink[node]!; link < firstLink[node + 1]!; link++) {
      const to = regionOfNode[target[link]!]!;
      latencySeconds[link] = table.latencySeconds[from]![to]!;
      secondsPerByte[link] = BITS_PER_BYTE / computeBandwidth(table, from, to);
    }
  }
  return { latencySeconds, secondsPerByte };
}

/** The same latency on every link, and bandwidth without limit. */
export function createConstantSpeeds({ target }: NetworkGraph, latencySeconds: number): LinkSpeeds {
  return {
    latencySeconds: new Float64Array(target.length).fill(latencySeconds),
    secondsPerByte: new Float64Array(target.length),
  };
}

function computeBandwidth(table: RegionTable, from: number, to: number): number {
  const line = Math.min(table.uploadBitsPerSecond[from]!, table.downloadBitsPerSecond[to]!);
  return from === to ? line : Math.min(line, table.interRegionBitsPerSecond);
}
