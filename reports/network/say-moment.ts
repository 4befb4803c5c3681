import { formatQuantity } from "../number-format.ts";
import type { Replay } from "./replay.ts";
import { isShown, type ReplayState } from "./replay-state.ts";

/** A moment of the replay in words. */
export function sayMoment(replay: Replay, { seconds, newest, leaders }: ReplayState): string {
  const block = replay.blocks[newest];
  if (block === undefined) return "No block of this stretch has been found yet.";
  const age = formatElapsed(seconds - block.foundSeconds);
  const shown = isShown(block, seconds) ? "" : ", who holds it back";
  const found = `Block ${block.number} (height ${block.height}) was found ${age} ago by ${block.miner}${shown}.`;
  if (!replay.blocks.some((other) => isShown(other, seconds))) {
    return `${found} None of these blocks has been shown to anybody yet.`;
  }
  if (leaders.length === 0) return `${found} No shown node is up to date yet.`;
  const parts = leaders.map(
    ({ block: index, nodeShare, powerShare }) =>
      `${formatQuantity(nodeShare, "share")} of the shown nodes, where ${formatQuantity(powerShare, "share")} of their hash power stands, hold block ${replay.blocks[index]!.number} for the end of the chain`,
  );
  const fork = leaders.length > 1 ? ` The network is split between ${leaders.length} blocks.` : "";
  return `${found} ${parts.join("; ")}.${fork}`;
}

/** Seconds as people say them: "3.2 s", "4 min 5 s", "2 h 3 min". */
export function formatElapsed(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
