import type { CoinFlowName } from "../../sim/metrics/coin-flows.ts";
import type { CreditMetricName } from "../../sim/metrics/credit-metrics.ts";
import type { GroupMetricName, Metric, SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import type { ServingMetricName } from "../../sim/metrics/serving-metrics.ts";
import type { SideMetricName } from "../../sim/metrics/side-metrics.ts";
import type { RunResult } from "../../sim/run-result.ts";
import type { CoinName, WorkKindName } from "../../sim/work-kind.ts";

/** Mean of a metric over replications with its 95 % interval; null where no replication had a value. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Replications that had a value. */
  readonly n: number;
}

/** One estimate a month; null where the metric does not exist in that month. */
export interface Band {
  readonly mean: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** A number that the result rests on. Rendered from the parsed scenario, the devices and the rules. */
export interface Assumption {
  /** Path in the scenario, by which `--set path=value` changes it; "" where it is data. */
  readonly path: string;
  readonly title: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
}

/** Observed history to hold a simulated series against. */
export interface Reference {
  readonly metric: SeriesMetricName;
  readonly title: string;
  readonly source: string;
  /** One value a month of the experiment. */
  readonly values: readonly (number | null)[];
}

/** log10(simulated / observed) by calendar year, mean over the year's months and replications. */
export interface YearError {
  readonly year: number;
  readonly meanLog10Error: number;
  readonly rootMeanSquareLog10Error: number;
}

export interface DeviceRow {
  readonly name: string;
  readonly kind: "cpu" | "gpu" | "fpga" | "asic";
  readonly maker: string;
  readonly releaseDate: string;
  readonly workPerSecond: number;
  readonly powerWatts: number;
  /** Energy of the amount that the kind of work names: a terahash, a token. */
  readonly joulesPerAmount: number;
  readonly priceUsd: number;
  readonly priceIsEstimated: boolean;
  readonly source: string;
}

/** Lorenz curve points: share of parties (poorest first) against share of the total. */
export interface LorenzCurve {
  readonly of: "pay" | "work" | "stake";
  readonly parties: readonly number[];
  readonly total: readonly number[];
}

/** Monthly estimates of loans on machines. */
export type CreditBands = Readonly<Record<CreditMetricName, Band>>;

/** Monthly estimates of serving. */
export type ServingBands = Readonly<Record<ServingMetricName, Band>>;

/** What one scheme (a reward rule with its difficulty rule) did to the common market. */
export interface SchemeResult {
  readonly name: string;
  readonly rule: string;
  readonly difficulty: string;
  /** One sentence on what the rule pays for. */
  readonly pays: string;
  readonly runs: readonly RunResult[];
  readonly series: Readonly<Record<SeriesMetricName, Band>>;
  /** Left out where a market has list prices only. */
  readonly side?: Readonly<Record<SideMetricName, Band>> | undefined;
  readonly groups: readonly { readonly name: string; readonly series: Readonly<Record<GroupMetricName, Band>> }[];
  /** What loans came to; left out where nobody lends. */
  readonly credit?: CreditBands | undefined;
  /** What serving customers came to; left out where none buy. */
  readonly serving?: ServingBands | undefined;
  readonly summary: Readonly<Record<string, Estimate | null>>;
  readonly lorenz: readonly LorenzCurve[];
  /** [coins] where coins to be paid came from and where they went, whole run. */
  readonly flows: Readonly<Record<CoinFlowName, Estimate | null>>;
}

/** Difference `scheme - baseline` of a summary metric, paired by replication (common random numbers). */
export interface PairedDifference {
  readonly metric: string;
  readonly scheme: string;
  readonly baseline: string;
  readonly difference: Estimate | null;
  /** Variance of the unpaired difference over that of the paired one; 1 means pairing gained nothing. */
  readonly varianceReduction: number | null;
}

/** What the main results do when one assumption after another is set low and high, all else as it was. */
export interface OneAtATime {
  /** First replications of the experiment, run again under each setting with the luck that they had. */
  readonly replications: number;
  /** Summary metrics that were watched. */
  readonly metrics: readonly string[];
  /** Numbers of reward rules that were left alone, for there are many. */
  readonly untriedParameters: number;
  readonly assumptions: readonly TriedAssumption[];
}

export interface TriedAssumption {
  readonly title: string;
  /** Places in the scenario that were set together. */
  readonly paths: readonly string[];
  /** Why so far to either side. */
  readonly why: string;
  readonly low: TriedEnd;
  readonly high: TriedEnd;
}

export interface TriedEnd {
  /** In words. */
  readonly setting: string;
  /** Why there are no results; "" where there are. */
  readonly reason: string;
  readonly changes: readonly AnswerChange[];
}

/** A scheme's result, or where a baseline is named its difference from that one's. */
export interface AnswerChange {
  readonly metric: string;
  readonly scheme: string;
  readonly baseline: string | null;
  /** Means over the replications that were run again, as assumed and as set; null where there is no value. */
  readonly base: number | null;
  readonly set: number | null;
  /** set - base, paired by replication. */
  readonly change: Estimate | null;
}

/** What the scenario sets to happen at a date: a shock from outside, or what a person decides. */
export interface Turn {
  /** Place in the scenario. */
  readonly path: string;
  /** First month in which it holds, YYYY-MM. */
  readonly date: string;
  /** The scheme that alone meets it; null for all. */
  readonly scheme: string | null;
  /** A word or two. */
  readonly label: string;
  /** What changes, as the rest of a sentence. */
  readonly words: string;
}

/** Everything that tables and a report are made of. */
export interface Experiment {
  readonly kind: "run" | "compare";
  readonly name: string;
  /** What miners are paid to compute. */
  readonly work: WorkKindName;
  /** What they are paid in. */
  readonly coin: CoinName;
  readonly title: string;
  readonly question: string;
  readonly seed: string;
  readonly replications: number;
  readonly scenarioYaml: string;
  readonly command: string;
  readonly version: string;
  readonly scenarioSha256: string;
  /** Month of each sample, as YYYY-MM. */
  readonly months: readonly string[];
  readonly schemes: readonly SchemeResult[];
  /** Every metric in `summary`, by name. */
  readonly summaryMetrics: Readonly<Record<string, Metric>>;
  readonly differences: readonly PairedDifference[];
  readonly assumptions: readonly Assumption[];
  readonly devices: readonly DeviceRow[];
  readonly references: readonly Reference[];
  /** Error of the hashrate of the first scheme that pays for work; empty where nothing was observed. */
  readonly hashrateErrors: readonly YearError[];
  /** By date; left out where nothing is set to happen. */
  readonly turns?: readonly Turn[] | undefined;
  /** Left out where it was not asked for. */
  readonly oneAtATime?: OneAtATime | undefined;
}
