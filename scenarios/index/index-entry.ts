/** A folder that one of the commands has written, as an index lists it. */
export interface IndexEntry {
  readonly folder: string;
  readonly kind: IndexKind;
  readonly name: string;
  /** When it was made, ISO 8601: from the folder's own record, else when its manifest was written. */
  readonly date: string;
  readonly version: string;
  readonly headlines: readonly Headline[];
  /** File of the page in the folder; null where it has none. */
  readonly page: string | null;
}

export type IndexKind = "run" | "compare" | "sweep" | "sensitivity" | "network" | "claims" | "backtest" | "calibration";

/** A number that stands for a folder. */
export interface Headline {
  /** Name of the metric; "" for a count. */
  readonly metric: string;
  readonly title: string;
  readonly unit: string;
  readonly value: number;
}

/** A folder that looks like one of ours and cannot be read. */
export interface BrokenEntry {
  readonly folder: string;
  readonly reason: string;
}

export interface RunIndex {
  readonly entries: readonly IndexEntry[];
  readonly broken: readonly BrokenEntry[];
}
