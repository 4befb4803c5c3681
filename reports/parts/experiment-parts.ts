import type { ExperimentParts } from "../../scenarios/commands/perform-experiment.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { renderers } from "../renderers.ts";
import { renderTerminalSummary } from "../terminal/render-terminal-summary.ts";

/** What `run` and `compare` get from here. */
export const experimentParts: ExperimentParts = { runExperiment, ...renderers, renderTerminalSummary };
