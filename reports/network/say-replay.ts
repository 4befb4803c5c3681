import type { TraceExcerpt } from "../../scenarios/network/trace-excerpt.ts";
import { formatQuantity } from "../number-format.ts";
import type { Replay } from "./replay.ts";

/** What the replay shows, in one line. */
export function nameReplay({ stretch }: Pick<TraceExcerpt, "stretch">): string {
  const { forkBlocks } = stretch;
  if (forkBlocks === 0) return "Watch blocks travel: no fork outlived its tie in this run";
  return `Watch the longest fork of the first run: a branch of ${forkBlocks} ${forkBlocks === 1 ? "block" : "blocks"} lost`;
}

/** Which part of the run is shown, and how it was chosen. */
export function sayChoice({ stretch, nodes, allNodes }: TraceExcerpt, replay: Replay): string {
  const { first, last, forkBlocks } = stretch;
  const around = forkBlocks === 0 ? "a block of median spread" : "the longest branch that lost, the first of equals";
  const power = nodes.reduce((sum, { powerShare }) => sum + powerShare, 0);
  const shown =
    nodes.length === allNodes
      ? `All ${allNodes} nodes are shown.`
      : `${nodes.length} of ${allNodes} nodes are shown, with ${formatQuantity(power, "share")} of the hash power: the strongest miners, and others evenly from every region.`;
  const seen = replay.blocks.filter(({ fate }) => fate === "stale").length;
  const beyond = forkBlocks > seen ? " The branch goes on beyond them." : "";
  const isHeld = replay.blocks.some(({ foundSeconds, publishedSeconds }) => publishedSeconds !== foundSeconds);
  const held = isHeld ? " A miner that holds blocks back mines on these, whatever its node shows." : "";
  return `Blocks ${first} to ${last} of the first run, around ${around}.${beyond}${held} ${shown} ${replay.tipSeconds.length} changes of a node's longest chain.`;
}
