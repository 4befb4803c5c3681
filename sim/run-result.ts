import type { CoinFlows } from "./metrics/coin-flows.ts";
import type { GroupSeries, MonthlySeries } from "./metrics/series-metrics.ts";

/** What one party (a miner or a holder) brought, did and got. */
export interface PartyOutcome {
  readonly group: string;
  readonly name: string;
  readonly role: "miner" | "holder";
  readonly electricityUsdPerKwh: number;
  readonly initialCapitalUsd: number;
  readonly initialStakeSatoshi: number;
  readonly rewardSatoshi: number;
  readonly revenueUsd: number;
  readonly electricityUsd: number;
  readonly hardwareUsd: number;
  readonly stakeBoughtUsd: number;
  readonly profitUsd: number;
  readonly finalCashUsd: number;
  readonly finalCoinsSatoshi: number;
  readonly finalWorkPerSecond: number;
  readonly finalStakeSatoshi: number;
  readonly blocksWon: number;
}

/** Units bought of each device over the run. */
export interface DevicePurchases {
  readonly device: string;
  readonly units: number;
  readonly firstMonth: string;
}

/** One replication of one scheme. */
export interface RunResult {
  readonly replication: number;
  readonly seed: string;
  /** Month of each sample, as YYYY-MM. */
  readonly months: readonly string[];
  readonly series: MonthlySeries;
  readonly groups: Readonly<Record<string, GroupSeries>>;
  readonly parties: readonly PartyOutcome[];
  readonly purchases: readonly DevicePurchases[];
  readonly summary: Readonly<Record<string, number | null>>;
  readonly flows: CoinFlows;
  /** Hash of the event stream: equal fingerprints mean equal runs. */
  readonly fingerprint: string;
}
