import { computeSupplySatoshi } from "../../sim/reward-rules/bitcoin-subsidy.ts";
import { listClaimFaults } from "../claims/claim-faults.ts";
import { getPowerYear } from "../claims/parse-power-years.ts";
import { SURVEY_WATTS } from "../claims/power-claim.ts";
import { readClaimData } from "../claims/read-claim-data.ts";
import { claimList } from "../claims/registry.ts";
import { runClaims } from "../claims/run-claims.ts";
import { runExperiment } from "../experiments/run-experiment.ts";
import { chooseRunner } from "../runners/choose-runner.ts";
import type { ListStatements } from "./list-statements.ts";
import { createFigure, type Statement } from "./statement.ts";

type ClaimData = ReturnType<typeof readClaimData>;

const HISTORY = "sim/markets/data/bitcoin_monthly.csv";

/** Data that claims are judged by, against the protocol, against each other, and whether each figure has a source. */
export function listClaimDataStatements(): Statement[] {
  const data = readClaimData();
  return [...listHistory(data), describePower(data), ...listHeadroom(data), ...listSources(data)];
}

function listHistory({ history }: ClaimData): Statement[] {
  const blocks = history.reduce((sum, month) => sum + month.blocks, 0);
  const coins = history.reduce((sum, month) => sum + month.issuanceBtc, 0);
  const errors = history.map(({ month, difficulty, blocks: found, hashrateHashesPerSecond }) => {
    const [year = 0, index = 0] = month.split("-").map(Number);
    const seconds = (Date.UTC(year, index) - Date.UTC(year, index - 1)) / 1000;
    return hashrateHashesPerSecond / ((difficulty * 2 ** 32 * found) / seconds) - 1;
  });
  const texts = { topic: "history against the protocol", unit: "ratio" };
  return [
    createFigure({
      ...texts,
      id: "claim-data/history/coins",
      stated: `Coins minted in ${history.length} months over what the schedule mints in ${blocks} blocks`,
      expected: { kind: "near", value: 1, tolerance: 5e-4 },
      found: coins / (computeSupplySatoshi(blocks) / 1e8),
      source: HISTORY,
    }),
    createFigure({
      ...texts,
      id: "claim-data/history/hashrate",
      stated:
        "Hashrate by month against difficulty x 2^32 x blocks / seconds: root mean square of the relative difference",
      expected: { kind: "at most", value: 0.02 },
      found: Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length),
      source: HISTORY,
    }),
  ];
}

/** Two counts that know nothing of each other. */
function describePower({ powerYears }: ClaimData): Statement {
  return createFigure({
    id: "claim-data/power/survey",
    topic: "sources against each other",
    stated: "Power of Bitcoin mining in 2024: the Cambridge index over the survey of miners",
    expected: { kind: "between", low: 0.75, high: 1.33 },
    found: getPowerYear(powerYears, 2024).powerWatts / SURVEY_WATTS,
    unit: "ratio",
    source: "sim/markets/data/cbeci_annual.csv; Cambridge Digital Mining Industry Report, April 2025",
  });
}

/** Real special chips may be a node finer than the counted one. */
const FINER_NODE = 2;

function listHeadroom({ headroom }: ClaimData): Statement[] {
  return headroom.flatMap(({ kernel, headroom: counted, measured, measuredBy }) => {
    const id = `claim-data/headroom/${kernel.replaceAll(" ", "-")}`;
    const topic = "headroom";
    const stated = `${kernel}: what the best special chip won in work per joule over the headroom counted from operations`;
    if (measured === null) {
      const measure = { kind: "untried", reason: "No special chip for it has been measured." } as const;
      return [{ id, topic, stated, measure, notes: [], source: "hardware-models/data/asic_advantage.csv" }];
    }
    const expected = { kind: "at most", value: FINER_NODE } as const;
    const source = `hardware-models/data: asic_advantage.csv, energy_per_operation.csv; ${measuredBy}`;
    return [createFigure({ id, topic, stated, expected, found: measured / counted, unit: "ratio", source })];
  });
}

function listSources({ devices, accelerators, clouds, trends }: ClaimData): Statement[] {
  const tables = [
    ["sha256_hardware.csv", devices.map(({ citations }) => [citations.performance, citations.releaseDate])],
    ["ai_accelerators.csv", accelerators.map(({ source }) => [source])],
    ["cloud_capacity.csv", clouds.map(({ source }) => [source])],
    ["trends.csv", trends.map(({ source }) => [source])],
  ] as const;
  return tables.map(([file, cited]) =>
    createFigure({
      id: `claim-data/sources/${file}`,
      topic: "sources",
      stated: `Rows of ${cited.length} in ${file} whose figures have no source`,
      expected: { kind: "near", value: 0, tolerance: 0 },
      found: cited.filter((sources) => sources.some((source) => source.trim() === "")).length,
      unit: "rows",
      source: `hardware-models/data/${file}`,
    }),
  );
}

/** Runs of each simulation: two are the fewest that have an interval. */
const REPLICATIONS = 2;
const SEED = "verify";

/** Every claim judged on runs of its own: its evidence is sound, its verdict follows, and its flips turn it. */
export const listClaimStatements: ListStatements = async (_context, onPart) => {
  const { claims } = await runClaims({
    ...{ claims: claimList, seed: SEED, replications: REPLICATIONS, runExperiment, onProgress: onPart },
    runJobs: chooseRunner(undefined),
  });
  return claims.map((judged) => {
    const faults = listClaimFaults(judged);
    return createFigure({
      id: `claims/${judged.number}`,
      topic: "evidence, verdict, flips",
      stated: `Claim ${judged.number}, ${judged.title}: faults in evidence, verdict and flips`,
      expected: { kind: "near", value: 0, tolerance: 0 },
      found: faults.length,
      unit: "faults",
      notes: faults,
      source: judged.sources.join("; "),
    });
  });
};
