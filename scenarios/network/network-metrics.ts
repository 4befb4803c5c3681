import type { ForkSummary } from "../../sim/network/fork-summary.ts";
import type { NetworkRun } from "../../sim/network/network-run.ts";
import type { NetworkMetric } from "./network-result.ts";

/** What is told of every replication. */
export const networkMetrics = {
  stale_rate: { title: "Blocks found that are not on the main chain", unit: "1" },
  uncle_rate: { title: "Blocks found that the main chain names as uncles", unit: "1" },
  main_interval_seconds: { title: "Mean time between blocks of the main chain", unit: "s" },
  spread_50_seconds: { title: "Time to reach 50 % of nodes, median over blocks", unit: "s" },
  spread_90_seconds: { title: "Time to reach 90 % of nodes, median over blocks", unit: "s" },
  spread_99_seconds: { title: "Time to reach 99 % of nodes, median over blocks", unit: "s" },
  reorgs_1_per_node_block: { title: "Reorganisations that give up 1 block, a node and block found", unit: "1" },
  reorgs_2_per_node_block: { title: "Reorganisations that give up 2 blocks, a node and block found", unit: "1" },
  reorgs_3_per_node_block: { title: "Reorganisations that give up 3 blocks or more, a node and block", unit: "1" },
  deepest_reorg_blocks: { title: "Most blocks given up at once", unit: "blocks" },
  messages_per_block: { title: "Messages sent, announcements in vain included, a block found", unit: "messages" },
} as const satisfies Record<string, NetworkMetric>;

export type NetworkMetricName = keyof typeof networkMetrics;

/** @param blocks found, withheld ones included */
export function computeNetworkMetrics(
  { propagation }: NetworkRun,
  forks: ForkSummary,
  { nodes, blocks }: { readonly nodes: number; readonly blocks: number },
): Record<NetworkMetricName, number | null> {
  const counts = propagation.abandonedCounts;
  const [half = null, most = null, nearlyAll = null] = forks.spreadSeconds;
  const deep = counts.slice(3).reduce((sum, count) => sum + count, 0);
  return {
    stale_rate: forks.staleRate,
    uncle_rate: forks.uncleRate,
    main_interval_seconds: forks.growthPerSecond === 0 ? null : 1 / forks.growthPerSecond,
    spread_50_seconds: half,
    spread_90_seconds: most,
    spread_99_seconds: nearlyAll,
    reorgs_1_per_node_block: (counts[1] ?? 0) / (nodes * blocks),
    reorgs_2_per_node_block: (counts[2] ?? 0) / (nodes * blocks),
    reorgs_3_per_node_block: deep / (nodes * blocks),
    deepest_reorg_blocks: Math.max(0, counts.length - 1),
    messages_per_block: (propagation.delivered + propagation.vainAnnouncements) / blocks,
  };
}
