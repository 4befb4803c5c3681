import type { CoinName, WorkKindName } from "../../sim/work-kind.ts";
import type { FactorValue } from "../designs/design.ts";
import type { Assumption } from "../experiments/experiment.ts";
import type { Study } from "./study-schema.ts";

/** A finished study as tables and a page are made of it: what was varied, and what came out at each point. */
export interface StudyResult {
  /** Of proofground, which ran it. */
  readonly version: string;
  /** Preset or path of the scenario. */
  readonly source: string;
  readonly title: string;
  readonly question: string;
  readonly work: WorkKindName;
  readonly coin: CoinName;
  readonly study: Study;
  readonly schemes: readonly string[];
  readonly factors: readonly StudyFactor[];
  readonly metrics: readonly StudyMetric[];
  /** Metrics that the results hold beside these. */
  readonly otherMetrics: number;
  /** Points kept here, by their numbers in the design, and of how many. */
  readonly points: readonly number[];
  readonly pointsTotal: number;
  /** One for each metric under each scheme, metric by metric. */
  readonly columns: readonly StudyColumn[];
  readonly runs: number;
  readonly failed: number;
  /** The first of them. */
  readonly failures: readonly StudyFailure[];
  readonly assumptions: readonly Assumption[];
  readonly scenarioSha256: string;
  readonly pointsSha256: string;
  readonly resultsSha256: string;
}

export interface StudyFactor {
  readonly path: string;
  readonly title: string;
  readonly unit: string;
  readonly scale: "linear" | "log";
  /** What was tried, in words. */
  readonly range: string;
  /** Value at each point kept. */
  readonly values: readonly FactorValue[];
}

export interface StudyMetric {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly definition: string;
}

/** A metric under a scheme at each point kept; null where no replication has a value. */
export interface StudyColumn {
  readonly metric: string;
  readonly scheme: string;
  readonly mean: readonly (number | null)[];
  /** Ends of the 95 % interval over replications; null where there are fewer than two. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Replications with a value. */
  readonly n: readonly number[];
}

export interface StudyFailure {
  readonly point: number;
  readonly scheme: string;
  readonly replication: number;
  readonly error: string;
  /** The command that shows it again. */
  readonly command: string;
}
