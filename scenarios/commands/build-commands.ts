import { createAttackCommand, type RenderAttack } from "./attack-command.ts";
import { type BacktestParts, createBacktestCommand } from "./backtest-command.ts";
import { type CalibrationParts, createCalibrateCommand } from "./calibrate-command.ts";
import { createChipCommand, type RenderChip } from "./chip-command.ts";
import { type ClaimsParts, createClaimsCommand } from "./claims-command.ts";
import type { Command } from "./command.ts";
import { createCompareCommand } from "./compare-command.ts";
import { estimateCommand } from "./estimate-command.ts";
import { evalCommand } from "./eval-command.ts";
import type { StaticParts } from "./export-report.ts";
import { createFitCommand, type RenderFit } from "./fit-command.ts";
import { createHeadroomCommand, type RenderHeadroom } from "./headroom-command.ts";
import { listCommand } from "./list-command.ts";
import { createNetworkCommand, type NetworkParts } from "./network-command.ts";
import type { ExperimentParts } from "./perform-experiment.ts";
import { createPredictCommand, type RenderPrediction } from "./predict-command.ts";
import { queryCommand } from "./query-command.ts";
import { rankCommand } from "./rank-command.ts";
import { createReportCommand, type IndexParts } from "./report-command.ts";
import { createRunCommand } from "./run-command.ts";
import { createSensitivityCommand } from "./sensitivity-command.ts";
import { createServeCommand, type ServeParts } from "./serve-command.ts";
import type { StudyParts } from "./study-parts.ts";
import { createSweepCommand } from "./sweep-command.ts";
import { createTcoCommand, type RenderOwnership } from "./tco-command.ts";
import { validateCommand } from "./validate-command.ts";
import { workerCommand } from "./worker-command.ts";

/** What stands above scenarios, and how it is called here. */
export interface CommandParts
  extends ExperimentParts,
    CalibrationParts,
    ClaimsParts,
    NetworkParts,
    BacktestParts,
    StudyParts,
    StaticParts,
    IndexParts,
    ServeParts {
  readonly renderPrediction: RenderPrediction;
  readonly renderFit: RenderFit;
  readonly renderHeadroom: RenderHeadroom;
  readonly renderChip: RenderChip;
  readonly renderOwnership: RenderOwnership;
  readonly renderAttack: RenderAttack;
}

/** Every command, in the order of the help; what stands above scenarios is passed in. */
export function buildCommands(parts: CommandParts): Command[] {
  return [
    createRunCommand(parts),
    createCompareCommand(parts),
    createSweepCommand(parts),
    createSensitivityCommand(parts),
    queryCommand,
    estimateCommand,
    rankCommand,
    workerCommand,
    validateCommand,
    listCommand,
    createReportCommand(parts),
    createServeCommand(parts),
    createCalibrateCommand(parts),
    createPredictCommand(parts.renderPrediction),
    createFitCommand(parts.renderFit),
    createHeadroomCommand(parts.renderHeadroom),
    createChipCommand(parts.renderChip),
    createTcoCommand(parts.renderOwnership),
    createBacktestCommand(parts),
    createNetworkCommand(parts),
    createClaimsCommand(parts),
    createAttackCommand(parts.renderAttack),
    evalCommand,
  ];
}
