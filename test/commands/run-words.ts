import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchParts } from "../../reports/parts/match-parts.ts";
import { renderBacktestCsv } from "../../reports/tables/backtest-csv.ts";
import { renderClaimsCsv } from "../../reports/tables/claims-csv.ts";
import { renderChipYearsCsv, renderMadeChipsCsv } from "../../reports/tables/made-csv.ts";
import {
  renderNetworkBlocksCsv,
  renderNetworkPoolsCsv,
  renderNetworkSummaryCsv,
} from "../../reports/tables/network-csv.ts";
import { renderPointsCsv } from "../../reports/tables/points-csv.ts";
import { renderVerifyCsv } from "../../reports/tables/verify-csv.ts";
import { renderAttack } from "../../reports/terminal/render-attack.ts";
import { renderBacktest } from "../../reports/terminal/render-backtest.ts";
import { renderCalibrationSummary } from "../../reports/terminal/render-calibration.ts";
import { renderChip } from "../../reports/terminal/render-chip.ts";
import { renderClaims } from "../../reports/terminal/render-claims.ts";
import { renderFit } from "../../reports/terminal/render-fit.ts";
import { renderHeadroom } from "../../reports/terminal/render-headroom.ts";
import { renderNetwork } from "../../reports/terminal/render-network.ts";
import { renderOwnership } from "../../reports/terminal/render-ownership.ts";
import { renderPrediction } from "../../reports/terminal/render-prediction.ts";
import { renderVerify } from "../../reports/terminal/render-verify.ts";
import { buildCommands, type PartLoaders } from "../../scenarios/commands/build-commands.ts";
import type { RenderChip } from "../../scenarios/commands/chip-command.ts";
import type { CommandIo } from "../../scenarios/commands/command.ts";
import { runCommandLine } from "../../scenarios/commands/command-line.ts";
import type { RenderHeadroom } from "../../scenarios/commands/headroom-command.ts";
import type { RenderAttack } from "../../scenarios/commands/perform-attack.ts";
import type { BacktestParts } from "../../scenarios/commands/perform-backtest.ts";
import type { CalibrationParts } from "../../scenarios/commands/perform-calibration.ts";
import type { ClaimsParts } from "../../scenarios/commands/perform-claims.ts";
import type { ExperimentParts } from "../../scenarios/commands/perform-experiment.ts";
import type { RenderFit } from "../../scenarios/commands/perform-fit.ts";
import type { MatchParts } from "../../scenarios/commands/perform-match.ts";
import type { NetworkParts } from "../../scenarios/commands/perform-network.ts";
import type { ReportParts } from "../../scenarios/commands/perform-report.ts";
import type { ServeParts } from "../../scenarios/commands/perform-serve.ts";
import type { VerifyParts } from "../../scenarios/commands/perform-verify.ts";
import type { RenderPrediction } from "../../scenarios/commands/predict-command.ts";
import type { StudyParts } from "../../scenarios/commands/study-parts.ts";
import type { RenderOwnership } from "../../scenarios/commands/tco-command.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { readCalibration } from "../../scenarios/store/calibration-folder.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { createVerifyContext } from "../../scenarios/verify/verify-context.ts";
import { plainRenderers } from "./plain-renderers.ts";

const referencePath = join(getPackageRoot(), "kernels", "data", "reference-calibration.json");

export interface Told {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** All parts at once, of which tests replace some. */
export interface CommandParts
  extends ExperimentParts,
    StudyParts,
    ReportParts,
    ServeParts,
    CalibrationParts,
    BacktestParts,
    MatchParts,
    NetworkParts,
    ClaimsParts,
    VerifyParts {
  readonly renderPrediction: RenderPrediction;
  readonly renderFit: RenderFit;
  readonly renderHeadroom: RenderHeadroom;
  readonly renderChip: RenderChip;
  readonly renderOwnership: RenderOwnership;
  readonly renderAttack: RenderAttack;
}

/** The real commands with a report of one line, so that tests of commands do not wait for charts. */
export const plainParts: CommandParts = {
  runExperiment,
  ...plainRenderers,
  renderTerminalSummary: (experiment, { colour }) => `${experiment.kind} of ${experiment.name}, ${String(colour)}\n`,
  renderIndexPage: ({ entries, broken }) => `${entries.length} read, ${broken.length} not\n`,
  renderServePage: ({ folder }) => `<!doctype html><title>${folder}</title>\n`,
  jobProgram: join(getPackageRoot(), "dist", "reports", "serve-job.js"),
  renderStudyPage: ({ study }) => `<!doctype html><title>${study.name}</title>\n`,
  renderPointsCsv,
  renderSensitivityPage: ({ study }, { method }) => `<!doctype html><title>${study.name} ${method.kind}</title>\n`,
  renderStaticReport: ({ html, formats }) =>
    Promise.resolve(formats.map((format) => ({ name: `report.${format}`, chunks: [html] }))),
  ...matchParts,
  renderPrediction,
  renderFit,
  renderHeadroom,
  renderChip,
  renderOwnership,
  renderAttack,
  runCalibration: () => Promise.resolve(readCalibration(referencePath)),
  renderCalibrationSummary,
  renderBacktest,
  backtestTables: {
    "backtest.csv": renderBacktestCsv,
    "made_chips.csv": renderMadeChipsCsv,
    "chips_by_year.csv": renderChipYearsCsv,
  },
  renderNetwork,
  renderClaims,
  renderClaimsPage: ({ claims }) => `<!doctype html><title>${claims.length} claims</title>\n`,
  renderClaimsCsv,
  createVerifyContext: () => createVerifyContext(plainParts),
  renderVerify,
  renderVerifyCsv,
  networkTables: {
    "blocks.csv": renderNetworkBlocksCsv,
    "summary.csv": renderNetworkSummaryCsv,
    "pools.csv": renderNetworkPoolsCsv,
  },
  renderCalibrationPage: ({ date }) => `<!doctype html><title>${date}</title>\n`,
};

/** Loaders of parts that are there already. */
export function createLoaders(parts: CommandParts): PartLoaders {
  const give = () => Promise.resolve(parts);
  return {
    ...{ experiment: give, study: give, report: give, serve: give },
    ...{ calibration: give, backtest: give, match: give, network: give, claims: give, verify: give },
    renderPrediction: () => Promise.resolve(parts.renderPrediction),
    renderFit: () => Promise.resolve(parts.renderFit),
    renderHeadroom: () => Promise.resolve(parts.renderHeadroom),
    renderChip: () => Promise.resolve(parts.renderChip),
    renderOwnership: () => Promise.resolve(parts.renderOwnership),
    renderAttack: () => Promise.resolve(parts.renderAttack),
  };
}

/** One command line in this process, with what it printed. */
export async function runWords(
  words: readonly string[],
  { input = "", parts = plainParts, io = {} }: { input?: string; parts?: CommandParts; io?: Partial<CommandIo> } = {},
): Promise<Told> {
  const told = { out: "", error: "" };
  const code = await runCommandLine(words, buildCommands(createLoaders(parts)), {
    writeOut: (text) => {
      told.out += text;
    },
    writeError: (text) => {
      told.error += text;
    },
    readInput: () => Promise.resolve(input),
    isInputTerminal: false,
    isOutputTerminal: false,
    isErrorTerminal: false,
    columns: 100,
    environment: {},
    ...io,
  });
  return { code, ...told };
}

/** Calls a body with a new folder that is gone afterwards. */
export async function withFolder<Result>(body: (folder: string) => Promise<Result> | Result): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "proofground-test-"));
  try {
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
