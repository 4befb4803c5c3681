import type { Device } from "../../hardware-models/device.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import type { RunResult } from "../../sim/run-result.ts";
import type { MarketInput, RuleInput, SchemeInput } from "../../sim/simulation-input.ts";
import type { WorkKindName } from "../../sim/work-kind.ts";
import type { ScenarioErrorDetails } from "../scenario-error.ts";
import type { RowRequest, RunRow } from "./run-row.ts";

/** One replication of one scheme: all that it depends on, as plain data that can be sent anywhere. */
export interface RunJob {
  readonly market: MarketInput;
  readonly work: WorkKindName;
  readonly scheme: JobScheme;
  /** What changes at a date; left out where nothing does. */
  readonly phases?: readonly JobPhase[];
  /** Large and the same for many jobs: runners tell worlds apart by identity and send each one once. */
  readonly world: JobWorld;
  readonly seed: string;
  readonly replication: number;
  /** Asks for a row in the place of the whole result, which is hundreds of times as large to send. */
  readonly row?: RowRequest;
}

/** A scheme whose rule is of the registry, or the text of one of the user's. */
export interface JobScheme extends SchemeInput {
  readonly rule: RuleInput & { readonly bundle?: string };
}

export interface JobPhase {
  readonly date: string;
  readonly market: MarketInput;
  readonly scheme: JobScheme;
}

export interface JobWorld {
  readonly devices: readonly Device[];
  readonly history: readonly MonthRow[];
}

export type RunOutcome =
  | { readonly kind: "result"; readonly result: RunResult }
  | { readonly kind: "row"; readonly row: RunRow }
  | { readonly kind: "failure"; readonly failure: RunFailure };

/** Why a job has no result. */
export interface RunFailure {
  readonly scheme: string;
  readonly replication: number;
  readonly message: string;
  readonly stack: string;
  /** Where the user's input is at fault: units that run out, a rule of the user's own. */
  readonly userError?: ScenarioErrorDetails;
}
