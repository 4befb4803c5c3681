import { createAttackCommand } from "./attack-command.ts";
import { createBacktestCommand } from "./backtest-command.ts";
import { createCalibrateCommand } from "./calibrate-command.ts";
import { createChipCommand, type RenderChip } from "./chip-command.ts";
import { createClaimsCommand } from "./claims-command.ts";
import type { Command, LoadParts } from "./command.ts";
import { createCompareCommand } from "./compare-command.ts";
import { estimateCommand } from "./estimate-command.ts";
import { evalCommand } from "./eval-command.ts";
import { createFitCommand } from "./fit-command.ts";
import { createHeadroomCommand, type RenderHeadroom } from "./headroom-command.ts";
import { listCommand } from "./list-command.ts";
import { createMatchCommand } from "./match-command.ts";
import { createNetworkCommand } from "./network-command.ts";
import type { RenderAttack } from "./perform-attack.ts";
import type { BacktestParts } from "./perform-backtest.ts";
import type { CalibrationParts } from "./perform-calibration.ts";
import type { ClaimsParts } from "./perform-claims.ts";
import type { ExperimentParts } from "./perform-experiment.ts";
import type { RenderFit } from "./perform-fit.ts";
import type { MatchParts } from "./perform-match.ts";
import type { NetworkParts } from "./perform-network.ts";
import type { ReportParts } from "./perform-report.ts";
import type { ServeParts } from "./perform-serve.ts";
import type { VerifyParts } from "./perform-verify.ts";
import { createPredictCommand, type RenderPrediction } from "./predict-command.ts";
import { queryCommand } from "./query-command.ts";
import { rankCommand } from "./rank-command.ts";
import { createReportCommand } from "./report-command.ts";
import { createRunCommand } from "./run-command.ts";
import { createSensitivityCommand } from "./sensitivity-command.ts";
import { createServeCommand } from "./serve-command.ts";
import type { StudyParts } from "./study-parts.ts";
import { createSweepCommand } from "./sweep-command.ts";
import { createTcoCommand, type RenderOwnership } from "./tco-command.ts";
import { validateCommand } from "./validate-command.ts";
import { createVerifyCommand } from "./verify-command.ts";
import { workerCommand } from "./worker-command.ts";

/** Loads what stands above scenarios and is called here; each part only for the command that needs it. */
export interface PartLoaders {
  readonly experiment: LoadParts<ExperimentParts>;
  readonly study: LoadParts<StudyParts>;
  readonly report: LoadParts<ReportParts>;
  readonly serve: LoadParts<ServeParts>;
  readonly calibration: LoadParts<CalibrationParts>;
  readonly backtest: LoadParts<BacktestParts>;
  readonly match: LoadParts<MatchParts>;
  readonly network: LoadParts<NetworkParts>;
  readonly claims: LoadParts<ClaimsParts>;
  readonly verify: LoadParts<VerifyParts>;
  readonly renderPrediction: LoadParts<RenderPrediction>;
  readonly renderFit: LoadParts<RenderFit>;
  readonly renderHeadroom: LoadParts<RenderHeadroom>;
  readonly renderChip: LoadParts<RenderChip>;
  readonly renderOwnership: LoadParts<RenderOwnership>;
  readonly renderAttack: LoadParts<RenderAttack>;
}

/**
 * Every command, in the order of the help. Their files hold names and options alone, so that a help loads next to
 * nothing; each loads what performs it when it is called.
 */
export function buildCommands(load: PartLoaders): Command[] {
  return [
    createRunCommand(load.experiment),
    createCompareCommand(load.experiment),
    createSweepCommand(load.study),
    createSensitivityCommand(load.study),
    createMatchCommand(load.match),
    queryCommand,
    estimateCommand,
    rankCommand,
    workerCommand,
    validateCommand,
    listCommand,
    createReportCommand(load.report),
    createServeCommand(load.serve),
    createCalibrateCommand(load.calibration),
    createPredictCommand(load.renderPrediction),
    createFitCommand(load.renderFit),
    createHeadroomCommand(load.renderHeadroom),
    createChipCommand(load.renderChip),
    createTcoCommand(load.renderOwnership),
    createBacktestCommand(load.backtest),
    createNetworkCommand(load.network),
    createClaimsCommand(load.claims),
    createAttackCommand(load.renderAttack),
    evalCommand,
    createVerifyCommand(load.verify),
  ];
}
