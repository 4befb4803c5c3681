import { type CoinFlowName, type CoinFlows, coinFlows } from "../../sim/metrics/coin-flows.ts";
import { type GroupSeries, type MonthlySeries, seriesMetrics } from "../../sim/metrics/series-metrics.ts";
import { describeGroupSummary, summaryMetrics } from "../../sim/metrics/summary-metrics.ts";
import type { PartyOutcome, RunResult } from "../../sim/run-result.ts";

export const syntheticGroups = ["gpu-miners", "asic-miners", "holders"] as const;

/** Months from the start on, as YYYY-MM. */
export function listMonths(start: string, count: number): string[] {
  const first = Number(start.slice(0, 4)) * 12 + Number(start.slice(5)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const month = first + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

/** A made-up run with plausible magnitudes: work that grows 1e8-fold in five years, or stake that stays put. */
export function synthesiseRun(pays: "work" | "stake", replication: number, months: readonly string[]): RunResult {
  const luck = (index: number, salt: number) =>
    1 + 0.08 * Math.sin(1.7 * index * (salt + 1) + 2.3 * replication + salt);
  const at = months.map((_, index) => index / Math.max(1, months.length - 1));
  const column = (compute: (t: number, index: number) => number) => Float64Array.from(at, compute);
  const works = pays === "work" ? 1 : 0;
  const missingUnlessWork = (value: number) => (works === 1 ? value : Number.NaN);
  const hashrate = column((t, index) => works * 10 ** (9 + 8 * Math.sqrt(t)) * luck(index, 1));
  const jPerTh = column((t) => missingUnlessWork(10 ** (7 - 4 * t)));
  const cost = column((t, index) => missingUnlessWork(10 ** (6 - 4 * t) * luck(index, 2)));
  const given: Partial<MonthlySeries> = {
    price_usd: column((t, index) => 10 ** (2.6 * t) * luck(index, 3)),
    height: column((_, index) => 100_000 + 4_380 * index),
    blocks: column((_, index) => Math.round(4_380 * luck(index, 4))),
    block_interval_s: column((_, index) => 600 / luck(index, 4)),
    difficulty: column((_, index) => Math.max(1, (hashrate[index]! * 600) / 2 ** 32)),
    issuance_btc: column(() => 4_380 * 50),
    fees_btc: column((t) => 20 + 900 * t),
    revenue_usd: column((t, index) => 219_000 * 10 ** (2.6 * t) * luck(index, 3)),
    workers_share: column(() => works),
    stakers_share: column(() => 1 - works),
    hashrate_hs: hashrate,
    power_gw: column((_, index) => (works === 1 ? (hashrate[index]! * jPerTh[index]!) / 1e21 : 2e-6) * 1.1),
    efficiency_j_per_th: jPerTh,
    cpu_share: column((t) => missingUnlessWork(Math.max(0, 1 - 6 * t))),
    gpu_share: column((t) => missingUnlessWork(Math.min(1, 6 * t) * (1 - logistic(20 * (t - 0.5))))),
    fpga_share: column((t) => missingUnlessWork(0.1 * Math.min(1, 6 * t) * logistic(20 * (t - 0.5)))),
    asic_share: column((t) => missingUnlessWork(0.9 * Math.min(1, 6 * t) * logistic(20 * (t - 0.5)))),
    hardware_spend_usd: column((t, index) => works * 2e5 * 10 ** (2.4 * t) * luck(index, 5)),
    stake_spend_usd: column((t, index) => (1 - works) * 3e5 * 10 ** (1.6 * t) * luck(index, 6)),
    hashprice_usd_per_ph_day: column((t, index) => missingUnlessWork(10 ** (9 - 6 * t) * luck(index, 3))),
    cost_usd_per_eh: cost,
    electricity_usd_per_eh: column((_, index) => missingUnlessWork(cost[index]! * 0.6)),
    reward_usd_per_eh: column((_, index) => missingUnlessWork(cost[index]! * 1.5)),
    cost_usd_per_coin: column((t) => (works === 1 ? 10 ** (2.3 * t) : 0.02)),
    return_work_24m: column((t, index) => (index + 24 < months.length ? missingUnlessWork(3 - 2 * t) : Number.NaN)),
    return_stake_24m: column((t, index) =>
      index + 24 < months.length && works === 0 ? (1.2 - 0.1 * t) * luck(index, 6) : Number.NaN,
    ),
    stake_yield_per_year: column((t) => (works === 1 ? Number.NaN : 0.09 - 0.04 * t)),
    gini_pay: column((t, index) => (0.5 + 0.35 * t * works + 0.3 * (1 - works)) * luck(index, 7) ** 0.3),
    hhi_pay: column((t) => 0.02 + 0.1 * t * works),
    nakamoto_pay: column((t) => Math.round(14 - 9 * t * works)),
    theil_pay: column((t) => 0.6 + t),
    gini_work: column((t) => missingUnlessWork(0.5 + 0.3 * t)),
    hhi_work: column((t) => missingUnlessWork(0.02 + 0.1 * t)),
    nakamoto_work: column((t) => missingUnlessWork(Math.round(14 - 9 * t))),
    gini_stake: column(() => (works === 1 ? Number.NaN : 0.8)),
    hhi_stake: column(() => (works === 1 ? Number.NaN : 0.05)),
    nakamoto_stake: column(() => (works === 1 ? Number.NaN : 9)),
  };
  const zeros = Object.fromEntries(Object.keys(seriesMetrics).map((name) => [name, column(() => 0)]));
  const series = { ...zeros, ...given } as MonthlySeries;
  const groups = Object.fromEntries(syntheticGroups.map((name) => [name, synthesiseGroup(name, works, at, luck)]));
  return {
    replication,
    seed: `seed/${replication}`,
    months,
    series,
    groups,
    parties: syntheticGroups.flatMap((group) => [0, 1, 2, 3].map((index) => synthesiseParty(group, index, works))),
    purchases: works === 1 ? [{ device: "Antminer S1", units: 12_000 * luck(1, 9), firstMonth: months.at(-9)! }] : [],
    summary: summarise(series, groups),
    flows: synthesiseFlows(works, 1e12 * luck(1, 9)),
    checkpoints: months.map((month) => `${pays}-${replication}-${month}`),
    fingerprint: `${pays}-${replication}`,
  };
}

/** Made-up totals: work takes nearly all of it, or stake and its validators do, with a tenth for everybody else. */
function synthesiseFlows(works: number, size: number): CoinFlows {
  const [issued, fees, slashed] = [Math.round(size), Math.round(size / 20), works === 1 ? 0 : 1e8];
  const none = Object.fromEntries(Object.keys(coinFlows).map((name) => [name, 0])) as Record<CoinFlowName, number>;
  const small = { burned: Math.round(size / 30), treasury: works === 1 ? 0 : Math.round(size / 40) };
  const left = issued + fees + slashed - small.burned - small.treasury;
  if (works === 1) return { ...none, issued, fees, slashed, ...small, workers: left };
  const validators = Math.round(left / 10);
  const owners_elsewhere = Math.round(left / 50);
  const stakers = left - validators - owners_elsewhere - 3;
  return { ...none, issued, fees, slashed, ...small, validators, owners_elsewhere, stakers, carried: 3 };
}

function synthesiseGroup(
  name: (typeof syntheticGroups)[number],
  works: number,
  at: readonly number[],
  luck: (index: number, salt: number) => number,
): GroupSeries {
  const asicWork = at.map((t) => 0.9 * logistic(20 * (t - 0.5)));
  const work = at.map((_, index) => {
    if (works === 0) return Number.NaN;
    return { "gpu-miners": 1 - asicWork[index]!, "asic-miners": asicWork[index]!, holders: 0 }[name];
  });
  const stake = at.map((t) =>
    works === 1
      ? Number.NaN
      : { "gpu-miners": 0.1 + 0.1 * t, "asic-miners": 0.1 + 0.25 * t, holders: 0.8 - 0.35 * t }[name],
  );
  const pay = works === 1 ? work : stake;
  return {
    pay_share: Float64Array.from(pay),
    work_share: Float64Array.from(work),
    stake_share: Float64Array.from(stake),
    profit_usd: Float64Array.from(at, (t, index) => pay[index]! * 1e8 * (t ** 3 - 0.2 * t) * luck(index, 8)),
  };
}

function synthesiseParty(group: string, index: number, works: number): PartyOutcome {
  const holds = group === "holders";
  return {
    group,
    name: `${group}/${index}`,
    role: holds ? "holder" : "miner",
    electricityUsdPerKwh: holds ? 0 : 0.04 + 0.01 * index,
    initialCapitalUsd: 10_000 * (index + 1),
    initialStakeSatoshi: holds ? 1e12 * (index + 1) : 0,
    rewardSatoshi: 5e11 * (index + 1),
    revenueUsd: 2e6 * (index + 1),
    electricityUsd: works * 4e5,
    hardwareUsd: works * 3e5,
    stakeBoughtUsd: (1 - works) * 3e5,
    profitUsd: 2e6 * (index + 1) - works * 7e5,
    finalCashUsd: 1e6,
    finalCoinsSatoshi: 1e11,
    finalWorkPerSecond: works * 1e16 * (index + 1),
    finalStakeSatoshi: (1 - works) * 1e12,
    blocksWon: 100 * (index + 1),
  };
}

function summarise(series: MonthlySeries, groups: Record<string, GroupSeries>): Record<string, number | null> {
  const summary: Record<string, number | null> = {};
  for (const name of Object.keys(summaryMetrics)) {
    const base = name.replace(/_(?:last_year|total|mean)$/, "") as keyof MonthlySeries;
    summary[name] = base in series ? takeMean(series[base].slice(-12)) : 1e9 + 1e7 * (series.price_usd[3] ?? 0);
  }
  for (const [group, columns] of Object.entries(groups)) {
    const [pay, profit] = Object.keys(describeGroupSummary(group)) as [string, string];
    summary[pay] = takeMean(columns.pay_share);
    summary[profit] = takeMean(columns.profit_usd.slice(-1));
  }
  return summary;
}

function takeMean(values: Float64Array): number | null {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number.isNaN(sum) ? null : sum / values.length;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
