import type {
  Assumption,
  Band,
  DeviceRow,
  Estimate,
  Experiment,
  LorenzCurve,
  PairedDifference,
  SchemeResult,
} from "../../scenarios/experiments/experiment.ts";
import { estimateFlows } from "../../scenarios/experiments/flow-estimates.ts";
import { groupMetrics, type Metric, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { describeGroupSummary, summaryMetrics } from "../../sim/metrics/summary-metrics.ts";
import type { RunResult } from "../../sim/run-result.ts";
import { listMonths, synthesiseRun, syntheticGroups } from "./synthetic-run.ts";

/** A made-up comparison of proof of work with proof of stake; nothing in it is a result. */
export function synthesiseComparison(replications = 6, monthCount = 60): Experiment {
  const months = listMonths("2011-01", monthCount);
  const schemes = [
    synthesiseScheme("proof-of-work", "work", replications, months),
    synthesiseScheme("proof-of-stake", "stake", replications, months),
  ];
  return {
    ...describeExperiment(replications, months),
    kind: "compare",
    name: "gpu-vs-asic",
    title: "GPU or ASIC: what each rule makes of the same miners",
    question: "Do the same miners end up with the same hardware and the same pay under work and under stake?",
    command: "proofground compare gpu-vs-asic --out results/gpu-vs-asic",
    schemes,
    differences: pairSchemes(schemes[0]!, schemes[1]!),
    references: [],
    hashrateErrors: [],
  };
}

const manyNames = [
  "proof-of-work",
  "gonka",
  "hybrid",
  "ethereum",
  "proof-of-stake",
  "cosmos",
  "shares",
  "proof-of-stake/single-lottery",
] as const;

/** A made-up comparison of up to eight schemes, by turns for work and for stake, each against the first. */
export function synthesiseMany(count: number, replications = 4, monthCount = 40): Experiment {
  const months = listMonths("2020-01", monthCount);
  const schemes = manyNames
    .slice(0, count)
    .map((name, index) => synthesiseScheme(name, index % 2 === 0 ? "work" : "stake", replications, months));
  const differences = schemes.slice(1).flatMap((scheme) => pairSchemes(schemes[0]!, scheme));
  return { ...synthesiseComparison(replications, monthCount), months, name: "many", schemes, differences };
}

/** A made-up run of one scheme, held against a made-up history. */
export function synthesiseBacktest(replications = 6, monthCount = 72): Experiment {
  const months = listMonths("2010-07", monthCount);
  const scheme = synthesiseScheme("proof-of-work", "work", replications, months);
  const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))];
  return {
    ...describeExperiment(replications, months),
    kind: "run",
    name: "bitcoin",
    title: "Bitcoin, 2010 to 2016, from its prices alone",
    question: "Does a market of miners that follows the price build the hashrate that was observed?",
    command: "proofground run bitcoin --out results/bitcoin",
    schemes: [scheme],
    differences: [],
    references: [
      {
        metric: "hashrate_hs",
        title: "Observed hashrate",
        source: "Block headers",
        values: scheme.series.hashrate_hs.mean.map((value, index) =>
          value === null || index < 2 ? null : value * 10 ** (0.5 * Math.sin(index / 6)),
        ),
      },
    ],
    hashrateErrors: years.map((year, index) => ({
      year,
      meanLog10Error: 0.4 * Math.sin(index * 1.3),
      rootMeanSquareLog10Error: 0.1 + 0.4 * Math.abs(Math.sin(index * 1.3)),
    })),
  };
}

function describeExperiment(replications: number, months: readonly string[]) {
  const metrics: Record<string, Metric> = { ...summaryMetrics };
  for (const group of syntheticGroups) Object.assign(metrics, describeGroupSummary(group));
  return {
    work: "sha256d" as const,
    coin: "bitcoin" as const,
    seed: "1",
    replications,
    scenarioYaml: "name: synthetic\nmarket:\n  start: 2011-01\n  hardware:\n    pue: 1.1 # cooling\n",
    version: "0.1.0",
    scenarioSha256: "4f2a".repeat(16),
    months,
    summaryMetrics: metrics,
    assumptions: listAssumptions(),
    devices: listDevices(),
  };
}

function synthesiseScheme(
  name: string,
  pays: "work" | "stake",
  replications: number,
  months: readonly string[],
): SchemeResult {
  const runs = Array.from({ length: replications }, (_, index) => synthesiseRun(pays, index, months));
  const summaryNames = Object.keys(runs[0]!.summary);
  return {
    name,
    rule: name,
    difficulty: "bitcoin",
    pays: pays === "work" ? "Pays the party that finds a block, by work done." : "Pays a party drawn by stake held.",
    runs,
    series: bandEach(seriesMetrics, (metric) => runs.map((run) => run.series[metric])),
    groups: syntheticGroups.map((group) => ({
      name: group,
      series: bandEach(groupMetrics, (metric) => runs.map((run) => run.groups[group]![metric])),
    })),
    summary: Object.fromEntries(summaryNames.map((metric) => [metric, estimateSummary(runs, metric)])),
    lorenz: listCurves(pays),
    flows: estimateFlows(runs, 1e8),
  };
}

function bandEach<Name extends string>(
  metrics: Readonly<Record<Name, Metric>>,
  getColumns: (metric: Name) => readonly Float64Array[],
): Record<Name, Band> {
  const names = Object.keys(metrics) as Name[];
  return Object.fromEntries(names.map((name) => [name, computeBand(getColumns(name))])) as Record<Name, Band>;
}

function computeBand(columns: readonly Float64Array[]): Band {
  const estimates = Array.from(columns[0] ?? [], (_, index) => estimate(columns.map((column) => column[index]!)));
  return {
    mean: estimates.map((found) => found?.mean ?? null),
    low: estimates.map((found) => found?.low ?? null),
    high: estimates.map((found) => found?.high ?? null),
  };
}

function estimateSummary(runs: readonly RunResult[], metric: string): Estimate | null {
  return estimate(runs.map((run) => run.summary[metric] ?? Number.NaN));
}

function estimate(values: readonly number[]): Estimate | null {
  const found = values.filter((value) => !Number.isNaN(value));
  const n = found.length;
  if (n === 0) return null;
  const mean = found.reduce((total, value) => total + value, 0) / n;
  const variance = found.reduce((total, value) => total + (value - mean) ** 2, 0) / Math.max(1, n - 1);
  const half = 2.57 * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, n };
}

function pairSchemes(baseline: SchemeResult, scheme: SchemeResult): PairedDifference[] {
  return Object.keys(baseline.summary).map((metric) => {
    const [a, b] = [baseline.summary[metric], scheme.summary[metric]];
    const half = a && b ? Math.max(a.high - a.mean, b.high - b.mean) : 0;
    const mean = a && b ? b.mean - a.mean : 0;
    return {
      metric,
      scheme: scheme.name,
      baseline: baseline.name,
      difference: a && b ? { mean, low: mean - half, high: mean + half, n: a.n } : null,
      varianceReduction: a && b ? 3.4 : null,
    };
  });
}

function listCurves(pays: "work" | "stake"): LorenzCurve[] {
  const parties = Array.from({ length: 21 }, (_, index) => index / 20);
  const bend = (power: number) => parties.map((share) => share ** power);
  return [
    { of: "pay", parties, total: bend(pays === "work" ? 5 : 3) },
    { of: pays, parties, total: bend(4) },
  ];
}

function listAssumptions(): Assumption[] {
  return [
    { path: "market.hardware.pue", title: "Cooling", value: "1.1", unit: "1", source: "CBECI best guess" },
    {
      path: "market.miners.0.electricityUsdPerKwh",
      title: "Electricity of gpu-miners",
      value: "lognormal, median 0.05, sigma 0.3",
      unit: "USD/kWh",
      source: "assumed; no distribution is on record",
    },
    {
      path: "",
      title: "Bitcoin subsidy",
      value: "50 BTC, halved every 210 000 blocks",
      unit: "BTC",
      source: "protocol",
    },
  ];
}

function listDevices(): DeviceRow[] {
  const row = (name: string, kind: DeviceRow["kind"], hashrate: number, watts: number, usd: number): DeviceRow => ({
    name,
    kind,
    maker: name.split(" ")[0]!,
    releaseDate: "2012-05-01",
    workPerSecond: hashrate,
    powerWatts: watts,
    joulesPerAmount: (watts / hashrate) * 1e12,
    priceUsd: usd,
    priceIsEstimated: kind === "fpga",
    source: "datasheet",
  });
  return [
    row("Intel Core i7-990X", "cpu", 3.3e7, 130, 999),
    row("Radeon HD 5970", "gpu", 7.6e8, 294, 599),
    row("X6500 board", "fpga", 4e8, 17, 550),
    row("Antminer S1", "asic", 1.8e11, 360, 3000),
  ];
}
