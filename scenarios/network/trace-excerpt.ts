import { NetworkRun } from "../../sim/network/network-run.ts";
import { buildNetwork } from "./build-network.ts";
import { chooseNodes, type ShownNode } from "./choose-nodes.ts";
import { chooseStretch, type Stretch } from "./choose-stretch.ts";
import type { NetworkResult } from "./network-result.ts";

/** A block of the excerpt reached a node, or became the last block of the chain that the node holds for the longest. */
export interface NodeEvent {
  /** [s] of the run. */
  readonly seconds: number;
  /** Index among the excerpt's nodes. */
  readonly node: number;
  /** Number of the block, which may be older than the stretch. */
  readonly block: number;
}

/** A bounded piece of the first replication's trace: some blocks, as some nodes saw them. */
export interface TraceExcerpt {
  readonly stretch: Stretch;
  readonly nodes: readonly ShownNode[];
  readonly allNodes: number;
  readonly receipts: readonly NodeEvent[];
  readonly tips: readonly NodeEvent[];
  /** [s] of the run: the last event, or where the excerpt is full. */
  readonly endSeconds: number;
}

/** Events of either kind at most. */
export const MOST_EVENTS = 6000;

/** Runs the first replication again up to the stretch's end and writes down what the chosen nodes saw of it. */
export function recordExcerpt({ settings, runs }: Pick<NetworkResult, "settings" | "runs">): TraceExcerpt {
  const { tree, fates } = runs[0]!;
  const stretch = chooseStretch(tree, fates);
  const startSeconds = tree.foundSeconds[stretch.first]!;
  const indexes = new Map<number, number>();
  const receipts: NodeEvent[] = [];
  const tips: NodeEvent[] = [];
  const note = (list: NodeEvent[], seconds: number, block: number, node: number): void => {
    const index = indexes.get(node);
    if (index === undefined || seconds < startSeconds || Math.max(receipts.length, tips.length) >= MOST_EVENTS) return;
    list.push({ seconds, node: index, block });
  };
  const input = buildNetwork(settings, 0, {
    onReceived: (seconds, block, node) => {
      if (block >= stretch.first && block <= stretch.last) note(receipts, seconds, block, node);
    },
    onTip: (seconds, block, node) => {
      if (block <= stretch.last) note(tips, seconds, block, node);
    },
  });
  const nodes = chooseNodes(input);
  for (const [index, { node }] of nodes.entries()) indexes.set(node, index);
  runThrough(new NetworkRun(input), stretch.last, settings.blocks);
  const endSeconds = Math.max(
    tree.foundSeconds[stretch.last]!,
    receipts.at(-1)?.seconds ?? 0,
    tips.at(-1)?.seconds ?? 0,
  );
  return { stretch, nodes, allNodes: settings.nodes, receipts, tips, endSeconds };
}

/** Up to the time at which the block after `last` is found, which is not looked for. */
function runThrough(run: NetworkRun, last: number, blocks: number): void {
  for (let found = 0; found < last; found++) run.findBlock();
  if (last < blocks) run.propagation.runUntil(run.nextBlockSeconds);
  else run.finish();
}
