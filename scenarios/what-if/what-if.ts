import type { ChipTables } from "../fit/chip-tables.ts";
import type { JobWorld } from "../runners/run-job.ts";
import type { Scenario } from "../scenario.ts";

/** A number of the scenario that a reader may change. */
export interface NumberControl {
  readonly kind: "number";
  /** As `--set` writes it. */
  readonly path: string;
  readonly title: string;
  readonly unit: string;
  /** What the report was made with. */
  readonly value: number;
  /** What the scenario may say at all. */
  readonly min: number;
  readonly max: number;
  /** What a slider runs over. */
  readonly low: number;
  readonly high: number;
  readonly scale: "linear" | "log";
  /** What the number multiplies, in words; "" where it stands for itself. */
  readonly note: string;
}

/** A word of the scenario that a reader may change. */
export interface ChoiceControl {
  readonly kind: "choice";
  readonly path: string;
  readonly title: string;
  readonly value: string;
  readonly choices: readonly string[];
}

export type Control = NumberControl | ChoiceControl;

/** A rule that a scheme may be given, with its parameters under their own names instead of paths. */
export interface RuleOption {
  readonly title: string;
  /** One sentence on what it pays for. */
  readonly pays: string;
  /** True where blocks are drawn by work, so that a scheme needs a difficulty rule. */
  readonly needsDifficulty: boolean;
  readonly controls: readonly Control[];
}

/** How much is simulated: replications of the scenario from its start to this month. */
export interface RunForm {
  readonly replications: number;
  /** YYYY-MM */
  readonly end: string;
}

/** Path and new value. `schemes[i].rule` takes the name of a rule, `schemes[i].rule.x` its parameters. */
export interface Setting {
  readonly path: string;
  readonly value: number | string;
}

/** Everything that a page needs to run the scenario again with other inputs, as plain data. */
export interface LiveWhatIf {
  readonly kind: "live";
  readonly experiment: "run" | "compare";
  readonly scenario: Scenario;
  /** Devices without their citations, and history up to the end. */
  readonly world: JobWorld;
  /** Only where chips are made. */
  readonly chips?: ChipTables;
  /** Inputs of the market; those of the rules stand with the rules. */
  readonly controls: readonly Control[];
  readonly rules: Readonly<Record<string, RuleOption>>;
  /** What runs as a reader moves an input, in about a second. */
  readonly small: RunForm;
  /** The report's own. */
  readonly full: RunForm;
  /** The words of the command that made the report, without its replications. */
  readonly command: readonly string[];
  /** False where the command chose among the schemes of its file, so that paths into the file would miss. */
  readonly isWhole: boolean;
}

/** The same, or why the page cannot. */
export type WhatIf = LiveWhatIf | { readonly kind: "unavailable"; readonly reason: string };
