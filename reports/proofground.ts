#!/usr/bin/env node
import { buildCommands } from "../scenarios/commands/build-commands.ts";
import { runCommandLine } from "../scenarios/commands/command-line.ts";
import { createProcessIo } from "../scenarios/commands/process-io.ts";

// The composition root: the one place where commands and reports meet. Nothing is loaded before a command needs it.
const commands = buildCommands({
  experiment: async () => (await import("./parts/experiment-parts.ts")).experimentParts,
  study: async () => (await import("./parts/study-parts.ts")).studyParts,
  report: async () => (await import("./parts/report-parts.ts")).reportParts,
  serve: async () => (await import("./parts/serve-parts.ts")).serveParts,
  calibration: async () => (await import("./parts/calibration-parts.ts")).calibrationParts,
  backtest: async () => (await import("./parts/backtest-parts.ts")).backtestParts,
  match: async () => (await import("./parts/match-parts.ts")).matchParts,
  network: async () => (await import("./parts/network-parts.ts")).networkParts,
  claims: async () => (await import("./parts/claims-parts.ts")).claimsParts,
  verify: async () => (await import("./parts/verify-parts.ts")).verifyParts,
  renderPrediction: async () => (await import("./terminal/render-prediction.ts")).renderPrediction,
  renderFit: async () => (await import("./terminal/render-fit.ts")).renderFit,
  renderHeadroom: async () => (await import("./terminal/render-headroom.ts")).renderHeadroom,
  renderChip: async () => (await import("./terminal/render-chip.ts")).renderChip,
  renderOwnership: async () => (await import("./terminal/render-ownership.ts")).renderOwnership,
  renderAttack: async () => (await import("./terminal/render-attack.ts")).renderAttack,
});
process.exitCode = await runCommandLine(process.argv.slice(2), commands, createProcessIo());
