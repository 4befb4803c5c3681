import type { NetworkResult } from "../../scenarios/network/network-result.ts";
import type { NodeEvent, TraceExcerpt } from "../../scenarios/network/trace-excerpt.ts";
import { computeLanes } from "./block-lanes.ts";
import type { Replay, ReplayBlock } from "./replay.ts";
import { createClock } from "./replay-clock.ts";

/** Shares of the shown nodes whose having a block is timed. */
export const REACH_SHARES = [0.5, 0.9, 1] as const;

/** Silence lasts at most this part of the time in which a block reaches 90 % of the shown nodes. */
const LONGEST_GAP_SHARE = 0.3;

/** Lays an excerpt of the trace out for the page. */
export function makeReplay(
  { settings, runs }: Pick<NetworkResult, "settings" | "runs">,
  excerpt: TraceExcerpt,
): Replay {
  const { first, last } = excerpt.stretch;
  const { tree, fates } = runs[0]!;
  const startSeconds = tree.foundSeconds[first]!;
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const family = numbers.map((number) => {
    const parent = tree.parents[number]!;
    return { parent: parent < first ? null : parent - first, fate: fates[number]! };
  });
  const lanes = computeLanes(family);
  const blocks = numbers.map((number, index): ReplayBlock => {
    const published = tree.publishedSeconds[number]!;
    return {
      number,
      height: tree.heights[number]!,
      ...family[index]!,
      lane: lanes[index]!,
      miner: nameMiner(settings, tree.miners[number]!),
      foundSeconds: tree.foundSeconds[number]! - startSeconds,
      publishedSeconds: Number.isNaN(published) ? null : published - startSeconds,
      reachSeconds: listReach(excerpt, number, tree.foundSeconds[number]!),
    };
  });
  const { tips, endSeconds } = excerpt;
  const tipSeconds = tips.map(({ seconds }) => seconds - startSeconds);
  return {
    nodes: excerpt.nodes,
    blocks,
    tipSeconds,
    tipNodes: tips.map(({ node }) => node),
    tipBlocks: tips.map(({ block }) => (block < first ? -1 : block - first)),
    startSeconds,
    endSeconds: endSeconds - startSeconds,
    clock: createClock(listTimes(blocks, tipSeconds, endSeconds - startSeconds), computeLongestGap(blocks)),
  };
}

function nameMiner({ mining }: NetworkResult["settings"], miner: number): string {
  return mining.model === "pools" ? mining.pools[miner]!.name : `node-${miner}`;
}

/** By the node's first receipt of the block. */
function listReach({ receipts, nodes }: TraceExcerpt, block: number, foundSeconds: number): (number | null)[] {
  const own = receipts.filter((event) => event.block === block);
  const first = new Map<number, NodeEvent>();
  for (const event of own) if (!first.has(event.node)) first.set(event.node, event);
  const times = [...first.values()].map(({ seconds }) => seconds - foundSeconds);
  return REACH_SHARES.map((share) => times[Math.ceil(share * nodes.length) - 1] ?? null);
}

function listTimes(blocks: readonly ReplayBlock[], tipSeconds: readonly number[], endSeconds: number): number[] {
  const shown = blocks.flatMap(({ publishedSeconds }) => (publishedSeconds === null ? [] : [publishedSeconds]));
  const times = [...blocks.map(({ foundSeconds }) => foundSeconds), ...shown, ...tipSeconds, endSeconds];
  return times.filter((seconds) => seconds >= 0 && seconds <= endSeconds).sort((one, other) => one - other);
}

function computeLongestGap(blocks: readonly ReplayBlock[]): number {
  const known = blocks.flatMap(({ reachSeconds: [, most] }) => (most == null ? [] : [most])).sort((a, b) => a - b);
  const spread = known[known.length >> 1];
  // Where no block reached so many nodes, nothing is cut.
  return spread === undefined || spread === 0 ? Number.POSITIVE_INFINITY : LONGEST_GAP_SHARE * spread;
}
