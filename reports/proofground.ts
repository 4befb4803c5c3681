#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { buildCommands } from "../scenarios/commands/build-commands.ts";
import { runCommandLine } from "../scenarios/commands/command-line.ts";
import { createProcessIo } from "../scenarios/commands/process-io.ts";
import { runExperiment } from "../scenarios/experiments/run-experiment.ts";
import { getPackageVersion } from "../scenarios/store/package-root.ts";
import { renderBacktestPage } from "./page/render-backtest.ts";
import { renderCalibrationPage } from "./page/render-calibration.ts";
import { renderClaimsPage } from "./page/render-claims.ts";
import { renderIndexPage } from "./page/render-index.ts";
import { renderNetworkPage } from "./page/render-network-page.ts";
import { renderSensitivityPage } from "./page/render-sensitivity.ts";
import { renderServePage } from "./page/render-serve.ts";
import { renderStudyPage } from "./page/render-study.ts";
import { renderers } from "./renderers.ts";
import { renderBacktestCsv } from "./tables/backtest-csv.ts";
import { renderClaimsCsv } from "./tables/claims-csv.ts";
import { renderChipYearsCsv, renderMadeChipsCsv } from "./tables/made-csv.ts";
import { renderNetworkBlocksCsv, renderNetworkPoolsCsv, renderNetworkSummaryCsv } from "./tables/network-csv.ts";
import { renderPointsCsv } from "./tables/points-csv.ts";
import { renderAttack } from "./terminal/render-attack.ts";
import { renderBacktest } from "./terminal/render-backtest.ts";
import { renderCalibrationSummary } from "./terminal/render-calibration.ts";
import { renderChip } from "./terminal/render-chip.ts";
import { renderClaims } from "./terminal/render-claims.ts";
import { renderFit } from "./terminal/render-fit.ts";
import { renderHeadroom } from "./terminal/render-headroom.ts";
import { renderNetwork } from "./terminal/render-network.ts";
import { renderOwnership } from "./terminal/render-ownership.ts";
import { renderPrediction } from "./terminal/render-prediction.ts";
import { renderTerminalSummary } from "./terminal/render-terminal-summary.ts";

// The composition root: the one place where simulation, commands and reports meet.
const commands = buildCommands({
  runExperiment,
  ...renderers,
  renderIndexPage,
  renderServePage,
  jobProgram: fileURLToPath(new URL("./serve-job.js", import.meta.url)),
  renderStudyPage,
  renderPointsCsv,
  renderSensitivityPage,
  renderTerminalSummary,
  renderPrediction,
  renderFit,
  renderHeadroom,
  renderChip,
  renderOwnership,
  renderAttack,
  // onnxruntime has no binary for some platforms: nothing but this may load it.
  runCalibration: async (options) => (await import("../kernels/run-calibration.ts")).runCalibration(options),
  renderCalibrationSummary,
  renderCalibrationPage,
  renderBacktest,
  backtestTables: {
    "backtest.csv": renderBacktestCsv,
    "made_chips.csv": renderMadeChipsCsv,
    "chips_by_year.csv": renderChipYearsCsv,
    "backtest.html": (result) => [renderBacktestPage(result, getPackageVersion())],
  },
  // playwright-core is loaded only where a form is asked for that a browser draws.
  renderStaticReport: async (request) => (await import("./static/render-static.ts")).renderStaticReport(request),
  renderNetwork,
  renderClaims,
  renderClaimsPage,
  renderClaimsCsv,
  networkTables: {
    "blocks.csv": renderNetworkBlocksCsv,
    "summary.csv": renderNetworkSummaryCsv,
    "pools.csv": renderNetworkPoolsCsv,
    "report.html": (result) => [renderNetworkPage(result)],
  },
});
process.exitCode = await runCommandLine(process.argv.slice(2), commands, createProcessIo());
