import { deviceKinds } from "../../hardware-models/device.ts";
import type { MonthBooks } from "../agents/bookkeeping.ts";
import { getDifficulty } from "../chain.ts";
import { partyRoles } from "../reward-rules/settlement.ts";
import { earnsByStake, earnsByWork, isWorkLottery } from "../rule-earnings.ts";
import { computeStakes } from "../stakes.ts";
import { SECONDS_PER_DAY, SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { measureGini, measureHhi, measureNakamoto, measureTheilT } from "./concentration-measures.ts";
import { createGroupSeries, recordGroups } from "./group-recorder.ts";
import { type GroupSeries, type MonthlySeries, type SeriesMetricName, seriesMetrics } from "./series-metrics.ts";
import { sortHoldings } from "./sorted-holdings.ts";
import { createTrailingPay, recordPay, type TrailingPay } from "./trailing-pay.ts";

/** Samples the world once a month; nothing else observes it. */
export interface Recorder {
  readonly series: MonthlySeries;
  readonly groups: Record<string, GroupSeries>;
  readonly pay: TrailingPay;
  readonly scratch: Float64Array;
  /** Totals at the end of the month before. */
  issued: number;
  fees: bigint;
  height: number;
  readonly paid: Record<(typeof partyRoles)[number], bigint>;
  treasury: number;
  burned: number;
  hardwareUsd: number;
  stakeUsd: number;
  /** [smallest unit] paid so far to workers who are not parties */
  workersElsewhere: bigint;
  /** [smallest unit] paid so far to parties as stakers and validators */
  stakersPaid: bigint;
  /** Devices of the start at their list price. */
  readonly initialFleetUsd: number;
  /** Worth of all coins at stake, summed over the months so far. */
  stakeUsdMonths: number;
}

export function createRecorder(world: World): Recorder {
  const names = Object.keys(seriesMetrics) as SeriesMetricName[];
  const empty = () => new Float64Array(world.months.length).fill(Number.NaN);
  return {
    series: Object.fromEntries(names.map((name) => [name, empty()])) as MonthlySeries,
    groups: createGroupSeries(world),
    pay: createTrailingPay(world.population.size),
    scratch: new Float64Array(world.population.size),
    issued: 0,
    fees: 0n,
    height: world.chain.height,
    paid: { workers: 0n, stakers: 0n, validators: 0n, owners: 0n },
    treasury: 0,
    burned: 0,
    hardwareUsd: 0,
    stakeUsd: 0,
    workersElsewhere: 0n,
    stakersPaid: 0n,
    initialFleetUsd: earnsByWork(world.rule) ? computeFleetUsd(world) : 0,
    stakeUsdMonths: 0,
  };
}

/** Samples the month that has just been closed, before its review changes anything. */
export function recordMonth(recorder: Recorder, world: World, books: MonthBooks, seconds: number): void {
  const { series } = recorder;
  const m = world.month;
  recordPay(recorder.pay, m, books.rewardSatoshi);
  const blocks = world.chain.height - recorder.height;
  recorder.height = world.chain.height;
  series.price_usd[m] = world.priceUsd[m]!;
  series.height[m] = world.chain.height;
  series.blocks[m] = blocks;
  if (blocks > 0) series.block_interval_s[m] = seconds / blocks;
  if (isWorkLottery(world.rule)) series.difficulty[m] = getDifficulty(world.chain);
  recordPaid(recorder, world);
  recordFleet(recorder, world, books, seconds);
  recordCost(recorder, world, books, seconds);
  recordHeld(recorder, world, seconds);
  recordGroups(recorder.groups, world, books);
}

/** Adds what the month's review has spent. */
export function recordSpending(recorder: Recorder, world: World): void {
  const hardware = sum(world.books.hardware);
  const stake = sum(world.books.stake);
  recorder.series.hardware_spend_usd[world.month] = hardware - recorder.hardwareUsd;
  recorder.series.stake_spend_usd[world.month] = stake - recorder.stakeUsd;
  recorder.hardwareUsd = hardware;
  recorder.stakeUsd = stake;
}

function computeFleetUsd({ fleet }: World): number {
  let usd = 0;
  for (const { device, units } of fleet.batches) usd += units * fleet.devices[device]!.priceUsd;
  return usd;
}

function recordPaid(recorder: Recorder, world: World): void {
  const { series } = recorder;
  const { ledger, month: m } = world;
  const issued = ledger.issued - recorder.issued;
  const fees = Number(ledger.fees - recorder.fees);
  recorder.issued = ledger.issued;
  recorder.fees = ledger.fees;
  series.issuance_btc[m] = issued / world.unitsPerCoin;
  series.fees_btc[m] = fees / world.unitsPerCoin;
  series.revenue_usd[m] = ((issued + fees) / world.unitsPerCoin) * world.priceUsd[m]!;
  for (const role of partyRoles) {
    const paid = Number(ledger.paid[role] - recorder.paid[role]);
    recorder.paid[role] = ledger.paid[role];
    if (issued + fees > 0) series[`${role}_share`][m] = paid / (issued + fees);
  }
  for (const home of ["treasury", "burned"] as const) {
    const placed = ledger[home] - recorder[home];
    recorder[home] = ledger[home];
    if (issued + fees > 0) series[`${home}_share`][m] = placed / (issued + fees);
  }
}

function recordFleet(recorder: Recorder, world: World, books: MonthBooks, seconds: number): void {
  const { series } = recorder;
  const { fleet, month: m } = world;
  series.power_gw[m] = sum(books.energyJoules) / seconds / 1e9;
  if (!earnsByWork(world.rule)) return;
  const { energyAmount } = world.input.work;
  const workRate = sum(fleet.workRate);
  series.hashrate_hs[m] = workRate;
  if (workRate === 0) return;
  series.efficiency_j_per_th[m] = (sum(fleet.powerWatts) / workRate) * energyAmount;
  const byKind = { cpu: 0, gpu: 0, fpga: 0, asic: 0 };
  for (const device of fleet.owned) byKind[fleet.devices[device]!.kind] += fleet.deviceWorkRate[device]!;
  for (const kind of deviceKinds) series[`${kind}_share`][m] = byKind[kind] / workRate;
}

function recordCost(recorder: Recorder, world: World, books: MonthBooks, seconds: number): void {
  const { series } = recorder;
  const { month: m, fleet } = world;
  const electricity = sum(books.electricityUsd);
  const isWork = earnsByWork(world.rule);
  const wear = isWork ? (sum(fleet.wearUsdPerMonth) * 12 * seconds) / SECONDS_PER_YEAR : 0;
  const coins = series.issuance_btc[m]! + series.fees_btc[m]!;
  if (coins > 0) series.cost_usd_per_coin[m] = (electricity + wear) / coins;
  const elsewhere = takeWorkersElsewhere(recorder, world) / (coins * world.unitsPerCoin);
  const workRate = sum(fleet.workRate);
  if (!isWork || workRate === 0) return;
  const { costAmount, priceAmount } = world.input.work;
  const amounts = (workRate * seconds) / costAmount;
  series.electricity_usd_per_eh[m] = electricity / amounts;
  series.cost_usd_per_eh[m] = (electricity + wear) / amounts;
  series.reward_usd_per_eh[m] = (series.revenue_usd[m]! * (series.workers_share[m]! - elsewhere)) / amounts;
  series.hashprice_usd_per_ph_day[m] = (series.reward_usd_per_eh[m] * SECONDS_PER_DAY) / (costAmount / priceAmount);
}

/** [smallest unit] paid since the last call to workers who are not parties */
function takeWorkersElsewhere(recorder: Recorder, { ledger }: World): number {
  const paid = Number(ledger.paidElsewhere.workers - recorder.workersElsewhere);
  recorder.workersElsewhere = ledger.paidElsewhere.workers;
  return paid;
}

/** [smallest unit] paid since the last call to parties for their stake */
function takeStakersPaid(recorder: Recorder, { ledger }: World): number {
  const { paid, paidElsewhere } = ledger;
  const total = paid.stakers + paid.validators - paidElsewhere.stakers - paidElsewhere.validators;
  const since = Number(total - recorder.stakersPaid);
  recorder.stakersPaid = total;
  return since;
}

function recordHeld(recorder: Recorder, world: World, seconds: number): void {
  const { series } = recorder;
  const m = world.month;
  const none = new Float64Array(world.population.size);
  const work = earnsByWork(world.rule) ? world.fleet.workRate : none;
  const stake = earnsByStake(world.rule) ? computeStakes(world) : none;
  recorder.stakeUsdMonths += (sum(stake) / world.unitsPerCoin) * world.priceUsd[m]!;
  const yieldOfMonth = takeStakersPaid(recorder, world) / sum(stake);
  if (Number.isFinite(yieldOfMonth)) series.stake_yield_per_year[m] = (yieldOfMonth * SECONDS_PER_YEAR) / seconds;
  const pay = sortHoldings(selectCompetitors(recorder, recorder.pay.total, [work, stake]));
  if (pay !== null) {
    series.gini_pay[m] = measureGini(pay);
    series.hhi_pay[m] = measureHhi(pay);
    series.nakamoto_pay[m] = measureNakamoto(pay, MAJORITY);
    series.theil_pay[m] = measureTheilT(pay);
  }
  for (const [of, weights] of [
    ["work", work],
    ["stake", stake],
  ] as const) {
    const held = sortHoldings(selectCompetitors(recorder, weights, [weights]));
    if (held === null) continue;
    series[`gini_${of}`][m] = measureGini(held);
    series[`hhi_${of}`][m] = measureHhi(held);
    series[`nakamoto_${of}`][m] = measureNakamoto(held, MAJORITY);
  }
}

/** The Nakamoto coefficient counts parties up to more than one half. */
const MAJORITY = 2;

/** Values of everyone who has one or competes; in the recorder's scratch space. */
function selectCompetitors(recorder: Recorder, values: Float64Array, weights: readonly Float64Array[]): Float64Array {
  let count = 0;
  for (let party = 0; party < values.length; party++) {
    if (values[party]! > 0 || weights.some((column) => column[party]! > 0)) recorder.scratch[count++] = values[party]!;
  }
  return recorder.scratch.subarray(0, count);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
