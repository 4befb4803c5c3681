import { join } from "node:path";
import type { Calibration } from "../../kernels/calibration.ts";
import { renderBacktestPage } from "../../reports/page/render-backtest.ts";
import { renderCalibrationPage } from "../../reports/page/render-calibration.ts";
import { renderClaimsPage } from "../../reports/page/render-claims.ts";
import { renderIndexPage } from "../../reports/page/render-index.ts";
import { renderNetworkPage } from "../../reports/page/render-network-page.ts";
import { renderReport } from "../../reports/page/render-report.ts";
import { renderSensitivityPage } from "../../reports/page/render-sensitivity.ts";
import { renderStudyPage } from "../../reports/page/render-study.ts";
import type { BacktestResult } from "../../scenarios/backtest/backtest-result.ts";
import { createCatalogueSupply } from "../../scenarios/backtest/chip-supply.ts";
import { readFittedFile } from "../../scenarios/backtest/fitted-file.ts";
import { loadBacktest } from "../../scenarios/backtest/load-backtest.ts";
import { runBacktest } from "../../scenarios/backtest/run-backtest.ts";
import { claims } from "../../scenarios/claims/registry.ts";
import { runClaims } from "../../scenarios/claims/run-claims.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import type { RunIndex } from "../../scenarios/index/index-entry.ts";
import { readCalibration } from "../../scenarios/store/calibration-folder.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { runSmallNetwork } from "../reports/network-samples.ts";
import { synthesiseBacktest, synthesiseComparison, synthesiseMany } from "../reports/synthetic-experiment.ts";
import { synthesiseFindings, synthesiseStudy } from "../reports/synthetic-study.ts";

/** One page of every kind, small, whose title or name is what the caller gives. */
export async function makeEveryPage(title: string): Promise<Record<string, string>> {
  const study = { ...synthesiseStudy(24), title };
  return {
    run: renderReport({ ...synthesiseBacktest(3, 30), title }),
    compare: renderReport({ ...synthesiseComparison(3, 30), title }),
    "compare-many": renderReport({ ...synthesiseMany(5, 3, 24), title }),
    sweep: renderStudyPage(study),
    sensitivity: renderSensitivityPage(study, synthesiseFindings()),
    backtest: renderBacktestPage({ ...runShortBacktest(), coin: title }, "0.0.0"),
    network: renderNetworkPage(await runSmallNetwork("pools", { title })),
    claims: renderClaimsPage(await judgeFirst(title), "0.0.0"),
    calibration: renderCalibrationPage(nameProcessor(title), "0.0.0"),
    index: renderIndexPage(nameRun(title), ".", "0.0.0"),
  };
}

function runShortBacktest(): BacktestResult {
  const data = loadBacktest({ series: undefined, devices: undefined, electricityUsdPerKwh: undefined });
  return runBacktest(data, readFittedFile(undefined), { replications: 2, seed: "1" }, createCatalogueSupply(data));
}

/** Claims have no title: their seed is the one text of the user's. */
function judgeFirst(seed: string) {
  const terms = { seed, replications: 2, runExperiment, onProgress: () => undefined };
  return runClaims({ claims: [claims[1], claims[6]], ...terms });
}

function nameProcessor(processor: string): Calibration {
  const reference = readCalibration(join(getPackageRoot(), "kernels", "data", "reference-calibration.json"));
  return { ...reference, machine: { ...reference.machine, processor } };
}

function nameRun(name: string): RunIndex {
  const headlines = [{ metric: "power_gw_last_year", title: "Power", unit: "GW", value: 2 }];
  const entry = { folder: "a", kind: "run", name, date: "2020-01-02T03:04:05.000Z", version: "0", headlines } as const;
  return { entries: [{ ...entry, page: "report.html" }], broken: [{ folder: name, reason: name }] };
}
