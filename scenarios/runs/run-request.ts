import type { Fields, ScenarioFiles, ScenarioSource } from "../loading/load-scenario.ts";

/** What a user asked to be run. */
export interface RunRequest extends Pick<ScenarioFiles, "locateRule"> {
  readonly kind: "run" | "compare";
  /** Preset, scenario file, manifest of an earlier run, or a scenario as plain values. */
  readonly source: ScenarioSource;
  readonly sets: readonly string[];
  readonly fields: Fields;
  /** Calibration of the calibrated machine; left out, the package's own, or the one kept beside a manifest. */
  readonly calibrationPath?: string;
  /** Schemes chosen; empty for the scenario's own. */
  readonly schemes: readonly string[];
  /** Asks what would change the answer: each main assumption is set low and high. */
  readonly triesAssumptions?: boolean;
}
