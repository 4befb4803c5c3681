import { setImmediate } from "node:timers/promises";
import { Fingerprint } from "../../sim/engine/fingerprint.ts";
import type { BlockTree } from "../../sim/network/block-tree.ts";
import { findMainTip, listFates, summariseForks } from "../../sim/network/fork-summary.ts";
import { simulateNetwork } from "../../sim/network/network-run.ts";
import { computeEstimate } from "../experiments/estimate.ts";
import type { Estimate } from "../experiments/experiment.ts";
import { getPackageVersion } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import { buildNetwork } from "./build-network.ts";
import { measuredNetworks, NEAR_FACTOR } from "./measured-networks.ts";
import { computeNetworkMetrics, networkMetrics } from "./network-metrics.ts";
import type { NetworkReplication, NetworkResult, PoolResult, StaleComparison } from "./network-result.ts";
import type { NetworkSettings } from "./network-schema.ts";
import { renderSettings } from "./render-settings.ts";

/** Runs every replication and sums up. */
export async function runNetwork(
  settings: NetworkSettings,
  onProgress: (done: number) => void,
): Promise<NetworkResult> {
  const runs: NetworkReplication[] = [];
  for (let replication = 0; replication < settings.replications; replication++) {
    runs.push(runReplication(settings, replication));
    onProgress(replication + 1);
    // Lets signals and the progress bar through.
    await setImmediate();
  }
  const names = Object.keys(networkMetrics);
  const estimates = Object.fromEntries(
    names.map((name) => [name, computeEstimate(runs.map(({ metrics }) => metrics[name] ?? null))]),
  );
  return {
    settings,
    settingsSha256: computeSha256(JSON.stringify(renderSettings(settings))),
    version: getPackageVersion(),
    runs,
    metrics: networkMetrics,
    estimates,
    pools: listPools(settings, runs),
    comparison: compareWithMeasured(settings, estimates["stale_rate"] ?? null),
  };
}

/** One replication, with luck and a network of its own. */
export function runReplication(settings: NetworkSettings, replication: number): NetworkReplication {
  const { blocks, nodes } = settings;
  const input = buildNetwork(settings, replication, null);
  const run = simulateNetwork(input, blocks);
  const tips = input.miners.map(({ node }) => run.propagation.getTip(node));
  const powers = input.miners.map(({ power }) => power);
  const fates = listFates(run.tree, findMainTip(run.tree, tips, powers), run.listPrivateTips());
  const forks = summariseForks(run.tree, fates, powers, run.tree.foundSeconds[run.tree.count - 1]!);
  return {
    tree: run.tree,
    fates,
    forks,
    metrics: computeNetworkMetrics(run, forks, { nodes, blocks }),
    fingerprint: computeFingerprint(run.tree),
  };
}

function computeFingerprint(tree: BlockTree): string {
  const fingerprint = new Fingerprint();
  for (let block = 1; block < tree.count; block++) {
    fingerprint.update(tree.miners[block]!, tree.foundSeconds[block]!);
    fingerprint.update(tree.parents[block]!, tree.publishedSeconds[block]!);
  }
  return fingerprint.hex();
}

function listPools({ mining }: NetworkSettings, runs: readonly NetworkReplication[]): PoolResult[] {
  if (mining.model !== "pools") return [];
  return mining.pools.map(({ name, strategy }, index) => {
    const outcomes = runs.map(({ forks }) => forks.miners[index]!);
    return {
      name,
      strategy: strategy?.name ?? "honest",
      powerShare: outcomes[0]!.powerShare,
      mainShare: computeEstimate(outcomes.map(({ mainShare }) => mainShare)),
      rewardShare: computeEstimate(outcomes.map(({ rewardShare }) => rewardShare)),
      staleRate: computeEstimate(outcomes.map(({ found, stale }) => (found === 0 ? null : stale / found))),
    };
  });
}

function compareWithMeasured({ measured: name }: NetworkSettings, simulated: Estimate | null): StaleComparison | null {
  if (name === "none" || simulated === null) return null;
  const measured = measuredNetworks[name];
  const ratio = simulated.mean / measured.staleShare;
  return { measured, simulated, ratio, isNear: ratio <= NEAR_FACTOR && ratio >= 1 / NEAR_FACTOR };
}
