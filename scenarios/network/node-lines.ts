import { createStream } from "../../sim/engine/random-stream.ts";
import { AliasTable } from "../../sim/engine/weighted-draw.ts";
import { computeLinkSpeeds, createConstantSpeeds, type LinkSpeeds } from "../../sim/network/link-speeds.ts";
import type { NetworkGraph } from "../../sim/network/network-graph.ts";
import { type NetworkSettings, regionNames } from "./network-schema.ts";
import { readNodeShares, readRegionTable } from "./region-data.ts";

const BITS_PER_BYTE = 8;

type PoolMining = Extract<NetworkSettings["mining"], { model: "pools" }>;

/** Region number of each node; null where latency is constant. */
export function drawRegions({ internet, mining, nodes }: NetworkSettings, seed: string): number[] | null {
  if (internet.model === "constant") return null;
  const draw = createStream(seed, "network/regions");
  const shares = new AliasTable(readNodeShares(internet.nodes));
  const regions = Array.from({ length: nodes }, () => shares.draw(draw()));
  const pools = mining.model === "pools" ? mining.pools : [];
  for (const [node, { region }] of pools.entries()) {
    if (region !== undefined) regions[node] = regionNames.indexOf(region);
  }
  return regions;
}

/** Latency and bandwidth of every link, those between pools included. */
export function computeSpeeds(
  settings: NetworkSettings,
  graph: NetworkGraph,
  regions: readonly number[] | null,
): LinkSpeeds {
  const speeds = computeInternetSpeeds(settings, graph, regions);
  if (settings.mining.model === "pools") speedUpPools(graph, speeds, settings.mining);
  return speeds;
}

function computeInternetSpeeds(
  { internet, mining }: NetworkSettings,
  graph: NetworkGraph,
  regions: readonly number[] | null,
): LinkSpeeds {
  if (internet.model === "constant") return computeConstantSpeeds(internet, graph);
  if (regions === null) throw new RangeError("speeds: expected the regions of the nodes");
  const table = readRegionTable(internet.year);
  const uploadBitsPerSecond = regions.map((region) => table.uploadBitsPerSecond[region]!);
  const downloadBitsPerSecond = regions.map((region) => table.downloadBitsPerSecond[region]!);
  if (mining.model === "pools" && mining.lineBitsPerSecond !== undefined) {
    uploadBitsPerSecond.fill(mining.lineBitsPerSecond, 0, mining.pools.length);
    downloadBitsPerSecond.fill(mining.lineBitsPerSecond, 0, mining.pools.length);
  }
  return computeLinkSpeeds(graph, { regions, uploadBitsPerSecond, downloadBitsPerSecond }, table);
}

type ConstantInternet = Extract<NetworkSettings["internet"], { model: "constant" }>;

function computeConstantSpeeds({ latencySeconds, bitsPerSecond }: ConstantInternet, graph: NetworkGraph): LinkSpeeds {
  const speeds = createConstantSpeeds(graph, latencySeconds);
  if (bitsPerSecond !== undefined) speeds.secondsPerByte.fill(BITS_PER_BYTE / bitsPerSecond);
  return speeds;
}

/** Between pools, which are the first nodes, a line of their own is not capped by regions; a relay network is free. */
function speedUpPools({ firstLink, target }: NetworkGraph, { secondsPerByte }: LinkSpeeds, mining: PoolMining): void {
  const { pools, links, lineBitsPerSecond } = mining;
  if (links !== "relay-network" && lineBitsPerSecond === undefined) return;
  const own = links === "relay-network" ? 0 : BITS_PER_BYTE / (lineBitsPerSecond ?? Infinity);
  for (let node = 0; node < pools.length; node++) {
    for (let link = firstLink[node]!; link < firstLink[node + 1]!; link++) {
      if (target[link]! < pools.length) secondsPerByte[link] = own;
    }
  }
}
