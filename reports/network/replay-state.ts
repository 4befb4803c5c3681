import { bisectRight } from "d3";
import type { Replay, ReplayBlock } from "./replay.ts";

/** What is to be seen at one moment of a replay. */
export interface ReplayState {
  readonly seconds: number;
  /** Blocks found by now. */
  readonly found: number;
  /** Index of the block found last; -1 before the first. */
  readonly newest: number;
  /** By node: index of the block at the end of its longest chain, -1 for one before the replay. */
  readonly tips: Int32Array;
  /** By node: 1 where no block that has been shown is higher than its tip. */
  readonly isLit: Uint8Array;
  /** Blocks of the greatest height with the nodes that mine on each, most hash power first. */
  readonly leaders: readonly ReplayLeader[];
}

export interface ReplayLeader {
  readonly block: number;
  /** Of the shown nodes. */
  readonly nodeShare: number;
  /** Of the shown nodes' hash power. */
  readonly powerShare: number;
}

export function computeReplayState(replay: Replay, seconds: number): ReplayState {
  const { blocks, nodes, tipSeconds, tipNodes, tipBlocks } = replay;
  const found = bisectRight(
    blocks.map(({ foundSeconds }) => foundSeconds),
    seconds,
  );
  const tips = new Int32Array(nodes.length).fill(-1);
  const events = bisectRight(tipSeconds, seconds);
  for (let event = 0; event < events; event++) tips[tipNodes[event]!] = tipBlocks[event]!;
  const height = Math.max(0, ...blocks.filter((block) => isShown(block, seconds)).map((block) => block.height));
  const isLit = Uint8Array.from(tips, (tip) => (tip >= 0 && blocks[tip]!.height >= height ? 1 : 0));
  return { seconds, found, newest: found - 1, tips, isLit, leaders: listLeaders(replay, tips, isLit) };
}

/** Whether its miner has let others see the block by then. */
export function isShown({ publishedSeconds }: ReplayBlock, seconds: number): boolean {
  return publishedSeconds !== null && publishedSeconds <= seconds;
}

function listLeaders({ nodes }: Replay, tips: Int32Array, isLit: Uint8Array): ReplayLeader[] {
  const total = nodes.reduce((sum, { powerShare }) => sum + powerShare, 0);
  const leaders = new Map<number, { nodes: number; power: number }>();
  for (const [node, { powerShare }] of nodes.entries()) {
    if (isLit[node] === 0) continue;
    const leader = leaders.get(tips[node]!) ?? { nodes: 0, power: 0 };
    leader.nodes += 1;
    leader.power += powerShare;
    leaders.set(tips[node]!, leader);
  }
  return [...leaders]
    .map(([block, leader]) => ({
      block,
      nodeShare: leader.nodes / nodes.length,
      powerShare: total === 0 ? 0 : leader.power / total,
    }))
    .toSorted((one, other) => other.powerShare - one.powerShare || one.block - other.block);
}
