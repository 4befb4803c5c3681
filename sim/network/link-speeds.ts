import type { NetworkGraph } from "./network-graph.ts";
import type { RegionTable } from "./region-table.ts";

/** How fast messages travel, by link. */
export interface LinkSpeeds {
  /** [s] from sending a small message to its arrival. */
  readonly latencySeconds: Float64Array;
  /** [s/byte] that a transfer keeps the sender's line busy; 0 where it neither waits for the line nor uses it. */
  readonly secondsPerByte: Float64Array;
}

/** Where nodes stand and what lines they have, one entry a node. */
export interface NodeLines {
  readonly regions: ArrayLike<number>;
  /** [bit/s] */
  readonly uploadBitsPerSecond: ArrayLike<number>;
  /** [bit/s] */
  readonly downloadBitsPerSecond: ArrayLike<number>;
}

const BITS_PER_BYTE = 8;

/**
 * latency = table[region of sender][region of receiver];
 * bandwidth = min(upload of the sender, download of the receiver, and between regions the cap).
 */
export function computeLinkSpeeds(
  { nodes, firstLink, target }: NetworkGraph,
  { regions, uploadBitsPerSecond, downloadBitsPerSecond }: NodeLines,
  table: RegionTable,
): LinkSpeeds {
  const latencySeconds = new Float64Array(target.length);
  const secondsPerByte = new Float64Array(target.length);
  for (let node = 0; node < nodes; node++) {
    const from = regions[node]!;
    for (let link = firstLink[node]!; link < firstLink[node + 1]!; link++) {
      const other = target[link]!;
      const to = regions[other]!;
      const line = Math.min(uploadBitsPerSecond[node]!, downloadBitsPerSecond[other]!);
      const bandwidth = from === to ? line : Math.min(line, table.interRegionBitsPerSecond);
      latencySeconds[link] = table.latencySeconds[from]![to]!;
      secondsPerByte[link] = BITS_PER_BYTE / bandwidth;
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
