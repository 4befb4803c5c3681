import type { ScenarioErrorDetails } from "../scenario-error.ts";

/** What a page asks to be run. */
export interface JobOrder {
  readonly kind: "run" | "compare";
  readonly source: JobSource;
  readonly sets: readonly string[];
  /** Schemes chosen; empty for the scenario's own. */
  readonly schemes: readonly string[];
  /** As typed; left out, the scenario's own. */
  readonly seed?: string | undefined;
  readonly replications?: string | undefined;
}

export type JobSource =
  | { readonly kind: "preset"; readonly name: string }
  /** A scenario file in the served folder, from there. */
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "text"; readonly text: string };

/** Mistakes of an order, as the page shows them. */
export type Problems = readonly Required<ScenarioErrorDetails>[];

/** What an order comes to, once it is checked. */
export interface JobPlan {
  readonly name: string;
  readonly title: string;
  /** The command that makes the same. */
  readonly command: string;
  /** Runs that it takes. */
  readonly total: number;
  /** Name of the folder to be written, in the served one. */
  readonly folder: string;
}

export type JobState = "checking" | "waiting" | "running" | "stopping" | "done" | "failed" | "cancelled";

/** An order with what became of it, as pages are told. */
export interface Job {
  readonly id: string;
  readonly kind: "run" | "compare";
  readonly state: JobState;
  /** null until it is checked. */
  readonly plan: JobPlan | null;
  /** Runs made. */
  readonly done: number;
  /** Since the runs began, or for as long as they took, s. */
  readonly seconds: number;
  /** The last lines of what happened. */
  readonly log: readonly LogLine[];
  readonly problems: Problems;
}

export interface LogLine {
  /** ms since 1970. */
  readonly at: number;
  readonly text: string;
}

/** What the process of a job is told. */
export type ToJob =
  | { readonly type: "order"; readonly order: JobOrder; readonly folder: string; readonly isCodeAllowed: boolean }
  | { readonly type: "go" }
  | { readonly type: "stop" };

/** What it tells. */
export type FromJob =
  | { readonly type: "planned"; readonly plan: JobPlan }
  | { readonly type: "refused"; readonly problems: Problems }
  | { readonly type: "progress"; readonly done: number }
  | { readonly type: "done"; readonly files: number; readonly bytes: number }
  | { readonly type: "failed"; readonly message: string };
