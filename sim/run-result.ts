import type { Device } from "../hardware-models/device.ts";
import type { CoinFlows } from "./metrics/coin-flows.ts";
import type { CreditOutcome } from "./metrics/credit-outcome.ts";
import type { SavingSource } from "./metrics/saving-shares.ts";
import type { GroupSeries, MonthlySeries } from "./metrics/series-metrics.ts";
import type { ServingSeries, ServingSummaryName } from "./metrics/serving-metrics.ts";
import type { SideOutcome } from "./metrics/side-outcome.ts";

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

/** A machine that was designed in the run. */
export interface MadeMachine {
  readonly device: Device;
  readonly maker: string;
  readonly node: string;
  /** Months of the decision to design it, of its tape-out and of its first sale, YYYY-MM. */
  readonly decidedMonth: string;
  readonly tapeOutMonth: string;
  readonly releaseMonth: string;
  /** Times that silicon was made until it worked. */
  readonly spins: number;
  /** [USD] design and masks */
  readonly designUsd: number;
  readonly unitCostUsd: number;
  readonly wafersPerUnit: number;
  readonly units: number;
  /** Every month on sale. */
  readonly sales: readonly MachineSales[];
}

export interface MachineSales {
  readonly month: string;
  readonly priceUsd: number;
  /** Ordered in the month; what the maker's own miners took at cost is among them. */
  readonly units: number;
  readonly leadMonths: number;
}

/** A maker's money over the run, USD. */
export interface MakerOutcome {
  readonly name: string;
  readonly salesUsd: number;
  readonly designUsd: number;
  readonly makingUsd: number;
}

/** What makers of chips did. */
export interface IndustryOutcome {
  readonly makers: readonly MakerOutcome[];
  readonly machines: readonly MadeMachine[];
}

/** What serving customers came to. */
export interface ServingOutcome {
  readonly series: ServingSeries;
  /**
   * ln of the price of a token at the end over the start, and what it is made of: `price` = `cost` + `profit`, `cost` =
   * the sum of `shares`; null where nothing was served at one of both.
   */
  readonly saving: {
    readonly shares: Readonly<Record<SavingSource, number>>;
    readonly cost: number;
    /** Of those who serve: price over cost. */
    readonly profit: number;
    readonly price: number;
  } | null;
  readonly summary: Readonly<Record<ServingSummaryName, number | null>>;
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
  /** Left out where nobody makes chips. */
  readonly industry?: IndustryOutcome | undefined;
  /** Left out where a market has list prices only. */
  readonly side?: SideOutcome | undefined;
  /** Left out where nobody lends. */
  readonly credit?: CreditOutcome | undefined;
  /** Left out where no customers buy. */
  readonly serving?: ServingOutcome | undefined;
  readonly summary: Readonly<Record<string, number | null>>;
  readonly flows: CoinFlows;
  /** The fingerprint as it stood at the end of each month: runs with one past agree in it up to where they part. */
  readonly checkpoints: readonly string[];
  /**
   * Hash of the event stream: blocks or settlements, orders, deliveries, and what every party runs, stakes and owns at
   * each month's end, in order. Equal fingerprints mean equal runs.
   */
  readonly fingerprint: string;
}
