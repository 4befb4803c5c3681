import type { BlockTree } from "../../sim/network/block-tree.ts";
import type { BlockFate, ForkSummary } from "../../sim/network/fork-summary.ts";
import type { Estimate } from "../experiments/experiment.ts";
import type { MeasuredNetwork } from "./measured-networks.ts";
import type { NetworkSettings } from "./network-schema.ts";

/** What a network metric is. */
export interface NetworkMetric {
  readonly title: string;
  readonly unit: string;
}

/** One replication. */
export interface NetworkReplication {
  readonly tree: BlockTree;
  readonly fates: readonly BlockFate[];
  readonly forks: ForkSummary;
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Of every block found: who, when, on what. */
  readonly fingerprint: string;
}

/** One pool over all replications. */
export interface PoolResult {
  readonly name: string;
  readonly strategy: string;
  readonly powerShare: number;
  readonly mainShare: Estimate | null;
  readonly rewardShare: Estimate | null;
  readonly staleRate: Estimate | null;
}

/** A simulated stale rate beside a measured one. */
export interface StaleComparison {
  readonly measured: MeasuredNetwork;
  readonly simulated: Estimate;
  /** Simulated over measured. */
  readonly ratio: number;
  /** Whether the ratio lies within the factor that counts as near. */
  readonly isNear: boolean;
}

export interface NetworkResult {
  readonly settings: NetworkSettings;
  readonly settingsSha256: string;
  readonly version: string;
  readonly runs: readonly NetworkReplication[];
  /** Every metric in `estimates`, by name. */
  readonly metrics: Readonly<Record<string, NetworkMetric>>;
  readonly estimates: Readonly<Record<string, Estimate | null>>;
  /** Empty where hash power is not given by pools. */
  readonly pools: readonly PoolResult[];
  /** Null where the file names no measured network. */
  readonly comparison: StaleComparison | null;
}
