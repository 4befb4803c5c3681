import type { Estimate } from "../../scenarios/experiments/experiment.ts";
import type { NetworkReplication, NetworkResult } from "../../scenarios/network/network-result.ts";
import { SPREAD_SHARES } from "../../sim/network/block-tree.ts";
import { UNCLES_PER_BLOCK } from "../../sim/network/uncles.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const blockColumns = [
  ...["replication", "block", "parent", "height", "miner", "found_seconds", "published_seconds", "fate"],
  ...["spread_50_seconds", "spread_90_seconds", "spread_99_seconds", "uncle_1", "uncle_2"],
];
const summaryColumns = ["metric", "title", "unit", "mean", "low_95", "high_95", "replications"];
const poolColumns = [
  ...["pool", "strategy", "work_share", "main_share", "main_share_low_95", "main_share_high_95"],
  ...["reward_share", "reward_share_low_95", "reward_share_high_95", "stale_rate", "stale_low_95", "stale_high_95"],
];

/** blocks.csv: one row a block found; miner is the index of the miner or pool. */
export function renderNetworkBlocksCsv({ runs }: NetworkResult): Generator<string> {
  return renderCsvChunks("blocks.csv", blockColumns, listBlocks(runs));
}

/** summary.csv: one row a metric, with its 95 % interval over replications. */
export function renderNetworkSummaryCsv({ metrics, estimates }: NetworkResult): Generator<string> {
  const rows = Object.entries(metrics).map(([name, { title, unit }]): CsvCell[] => {
    const estimate = estimates[name] ?? null;
    return [name, title, unit, ...listEnds(estimate), estimate?.n ?? 0];
  });
  return renderCsvChunks("summary.csv", summaryColumns, rows);
}

/** pools.csv: one row a pool; only the header where hash power is not given by pools. */
export function renderNetworkPoolsCsv({ pools }: NetworkResult): Generator<string> {
  const rows = pools.map((pool): CsvCell[] => [
    ...[pool.name, pool.strategy, pool.powerShare],
    ...[...listEnds(pool.mainShare), ...listEnds(pool.rewardShare), ...listEnds(pool.staleRate)],
  ]);
  return renderCsvChunks("pools.csv", poolColumns, rows);
}

function* listBlocks(runs: readonly NetworkReplication[]): Generator<CsvCell[]> {
  for (const [replication, { tree, fates }] of runs.entries()) {
    for (let block = 1; block < tree.count; block++) {
      const spread = tree.spreadSeconds.subarray(SPREAD_SHARES.length * block, SPREAD_SHARES.length * (block + 1));
      const uncles = tree.uncles.subarray(UNCLES_PER_BLOCK * block, UNCLES_PER_BLOCK * (block + 1));
      yield [
        ...[replication, block, tree.parents[block]!, tree.heights[block]!, tree.miners[block]!],
        ...[tree.foundSeconds[block]!, renderKnown(tree.publishedSeconds[block]!), fates[block]!],
        ...Array.from(spread, renderKnown),
        ...Array.from(uncles, (uncle) => (uncle < 0 ? null : uncle)),
      ];
    }
  }
}

/** A withheld block has no time of publication; one that never reached everybody no spread. */
function renderKnown(seconds: number): number | null {
  return Number.isNaN(seconds) ? null : seconds;
}

function listEnds(estimate: Estimate | null): CsvCell[] {
  return [estimate?.mean ?? null, estimate?.low ?? null, estimate?.high ?? null];
}
