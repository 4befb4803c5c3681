import type { Estimate } from "../../scenarios/experiments/experiment.ts";
import type { LiveWhatIf, RunForm, Setting } from "../../scenarios/what-if/what-if.ts";
import type { Figure, Hue } from "../figures/figure.ts";

/** What a page embeds for its worker. */
export interface WhatIfData {
  readonly whatIf: LiveWhatIf;
  /** Of the report's own runs, a list a scheme: equal ones show that the page computes the same. */
  readonly fingerprints: readonly (readonly string[])[];
}

/** From the page to its worker. A run under a later number ends the one before. */
export type WhatIfRequest =
  | ({ readonly kind: "load" } & WhatIfData)
  | {
      readonly kind: "run";
      readonly number: number;
      readonly settings: readonly Setting[];
      readonly form: RunForm;
    };

/** One measure of one scheme, in words for the page and as it was computed. */
export interface MeasureChange {
  readonly scheme: string;
  readonly hue: Hue;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** Half the width of the change's 95 % interval in words; "" where there is none. */
  readonly interval: string;
  /** Luck does not explain the change; null where one replication cannot tell. */
  readonly isClear: boolean | null;
  readonly direction: "up" | "down" | "same" | "unknown";
  readonly beforeEstimate: Estimate | null;
  readonly afterEstimate: Estimate | null;
}

export interface MeasureRow {
  readonly name: string;
  readonly title: string;
  readonly schemes: readonly MeasureChange[];
  /** The measure month by month, the report's line beside the other. */
  readonly figure: Figure | null;
}

export interface WhatIfAnswer {
  readonly rows: readonly MeasureRow[];
  /** The scenario with the settings, as a file. */
  readonly yaml: string;
  readonly milliseconds: number;
  /** Whether the report's inputs gave the report's own runs here; null where the form is shorter than the report's. */
  readonly isSameAsReport: boolean | null;
}

/** From the worker to the page. */
export type WhatIfReply =
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly number: number; readonly done: number; readonly total: number }
  | ({ readonly kind: "done"; readonly number: number; readonly form: RunForm } & WhatIfAnswer)
  | { readonly kind: "failed"; readonly number: number; readonly message: string };
