import { getOwned } from "../ledger.ts";
import { earnsByStake, earnsByWork } from "../rule-earnings.ts";
import type { PartyOutcome, RunResult } from "../run-result.ts";
import { computeStakes } from "../stakes.ts";
import { JOULES_PER_KWH } from "../units.ts";
import type { World } from "../world.ts";
import { computeCoinFlows } from "./coin-flows.ts";
import { describeCredit, getCreditGain } from "./credit-outcome.ts";
import { computeEarlyAdvantage } from "./early-advantage.ts";
import { sumByGroup } from "./group-recorder.ts";
import { describeIndustry } from "./industry-outcome.ts";
import { measureIdentities } from "./measure-identities.ts";
import { recordEntries } from "./record-entries.ts";
import type { CostedMonth } from "./record-serving.ts";
import type { Recorder } from "./recorder.ts";
import type { SeriesMetricName } from "./series-metrics.ts";
import { describeServing } from "./serving-outcome.ts";
import { describeSide, getSideGain } from "./side-outcome.ts";
import type { SummaryMetricName } from "./summary-metrics.ts";
import { computeUsefulDistance } from "./useful-pay.ts";

const LAST_YEAR_MONTHS = 12;

/** The result of a finished run. */
export function describeRun(world: World, recorder: Recorder, costed: readonly CostedMonth[]): RunResult {
  const profits = computeProfits(world);
  recordEntries(world, recorder.series);
  const credit = world.credit === null ? undefined : describeCredit(world, world.credit);
  const serving = world.serving === null ? undefined : describeServing(world, world.serving, costed);
  return {
    replication: world.input.replication,
    seed: world.input.seed,
    months: world.months,
    series: recorder.series,
    groups: recorder.groups,
    parties: listParties(world, profits),
    purchases: [...world.purchases].map(([device, { units, firstMonth }]) => ({
      device: world.devices[device]!.name,
      units,
      firstMonth,
    })),
    ...(world.side === null ? {} : { side: describeSide(world, world.side, recorder.series.hashrate_hs) }),
    ...(world.industry === null ? {} : { industry: describeIndustry(world.industry, world.months) }),
    ...(credit === undefined ? {} : { credit }),
    ...(serving === undefined ? {} : { serving }),
    summary: {
      ...computeSummary(world, recorder, profits),
      ...credit?.summary,
      ...serving?.summary,
      ...computeGroupSummary(world, profits),
    },
    flows: computeCoinFlows(world.ledger),
    checkpoints: world.checkpoints,
    fingerprint: world.fingerprint.hex(),
  };
}

/** [USD] rewards at the price of their month, less electricity, hardware, penalties and taxes, with side gains and loans; by party */
function computeProfits(world: World): Float64Array {
  const { books } = world;
  return books.revenue.map(
    (usd, party) =>
      usd -
      books.electricity[party]! -
      books.hardware[party]! -
      books.slashedUsd[party]! -
      books.tax[party]! +
      getSideGain(world, party) +
      getCreditGain(world, party),
  );
}

function computeSummary(
  world: World,
  recorder: Recorder,
  profits: Float64Array,
): Record<SummaryMetricName, number | null> {
  const { ledger, books } = world;
  const { series } = recorder;
  const paid = ledger.issued + Number(ledger.fees);
  const lastYear = (metric: SeriesMetricName) => computeMean(series[metric].subarray(-LAST_YEAR_MONTHS));
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
  const seconds = world.monthStarts[world.months.length]! - world.monthStarts[0]!;
  const blocks = total(series.blocks);
  const identities = measureIdentities(world);
  return {
    workers_share_total: paid > 0 ? Number(ledger.paid.workers) / paid : null,
    stakers_share_total: paid > 0 ? Number(ledger.paid.stakers) / paid : null,
    validators_share_total: paid > 0 ? Number(ledger.paid.validators) / paid : null,
    owners_share_total: paid > 0 ? Number(ledger.paid.owners) / paid : null,
    treasury_share_total: paid > 0 ? ledger.treasury / paid : null,
    burned_share_total: paid > 0 ? ledger.burned / paid : null,
    dilution_total: ledger.supplyAtStart > 0 ? ledger.issued / ledger.supplyAtStart : null,
    reward_usd_per_capital_usd: computeRewardPerCapital(world, recorder),
    stake_yield_per_year_last_year: lastYear("stake_yield_per_year"),
    early_advantage_work: computeEarlyAdvantage(series.return_work_24m),
    early_advantage_stake: computeEarlyAdvantage(series.return_stake_24m),
    revenue_usd_total: total(series.revenue_usd),
    issuance_btc_total: ledger.issued / world.unitsPerCoin,
    hardware_usd_total: total(books.hardware),
    stake_usd_total: total(books.stake),
    electricity_usd_total: total(books.electricity),
    power_gw_last_year: lastYear("power_gw"),
    hashrate_hs_last_year: lastYear("hashrate_hs"),
    efficiency_j_per_th_last_year: lastYear("efficiency_j_per_th"),
    gpu_share_last_year: lastYear("gpu_share"),
    asic_share_last_year: lastYear("asic_share"),
    cost_usd_per_eh_last_year: lastYear("cost_usd_per_eh"),
    reward_usd_per_eh_last_year: lastYear("reward_usd_per_eh"),
    cost_usd_per_coin_last_year: lastYear("cost_usd_per_coin"),
    miner_profit_usd_total: total(profits.subarray(0, world.population.minerCount)),
    gini_pay_last_year: getLast(series.gini_pay),
    hhi_pay_last_year: getLast(series.hhi_pay),
    nakamoto_pay_last_year: getLast(series.nakamoto_pay),
    theil_pay_last_year: getLast(series.theil_pay),
    gini_work_last_year: lastYear("gini_work"),
    hhi_work_last_year: lastYear("hhi_work"),
    nakamoto_work_last_year: lastYear("nakamoto_work"),
    gini_stake_last_year: lastYear("gini_stake"),
    hhi_stake_last_year: lastYear("hhi_stake"),
    nakamoto_stake_last_year: lastYear("nakamoto_stake"),
    sybil_gain_end: identities.sybilGain,
    collusion_gain_end: identities.collusionGain,
    pay_useful_distance_end: computeUsefulDistance(books.rewardSatoshi, world.fleet),
    block_interval_s_mean: blocks > 0 ? seconds / blocks : null,
  };
}

/** Pay of all parties over what they tied up for it: devices of the start, devices bought, and mean worth of stakes. */
function computeRewardPerCapital(
  { books }: World,
  { initialFleetUsd, stakeUsdMonths, series }: Recorder,
): number | null {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const capital = initialFleetUsd + sum(books.hardware) + stakeUsdMonths / series.price_usd.length;
  return capital > 0 ? sum(books.revenue) / capital : null;
}

function computeGroupSummary(world: World, profits: Float64Array): Record<string, number | null> {
  const rewards = sumByGroup(world, world.books.rewardSatoshi);
  const paid = rewards.reduce((sum, value) => sum + value, 0);
  const groupProfits = sumByGroup(world, profits);
  return Object.fromEntries(
    world.population.groupNames.flatMap((name, group) => [
      [`group:${name}:pay_share`, paid > 0 ? rewards[group]! / paid : null],
      [`group:${name}:profit_usd`, groupProfits[group]!],
    ]),
  );
}

function listParties(world: World, profits: Float64Array): PartyOutcome[] {
  const { population, books, ledger, fleet } = world;
  const stakes = computeStakes(world);
  return population.names.map((name, party) => ({
    group: population.groupNames[population.groupOf[party]!]!,
    name,
    role: party < population.minerCount ? "miner" : "holder",
    electricityUsdPerKwh: population.electricityUsdPerJoule[party]! * JOULES_PER_KWH,
    initialCapitalUsd: population.capitalUsd[party]!,
    initialStakeSatoshi: world.initialStakeSatoshi[party]!,
    rewardSatoshi: books.rewardSatoshi[party]!,
    revenueUsd: books.revenue[party]!,
    electricityUsd: books.electricity[party]!,
    hardwareUsd: books.hardware[party]!,
    stakeBoughtUsd: books.stake[party]!,
    profitUsd: profits[party]!,
    finalCashUsd: books.cash[party]!,
    finalCoinsSatoshi: getOwned(ledger, party),
    finalWorkPerSecond: earnsByWork(world.rule) ? fleet.workRate[party]! : 0,
    finalStakeSatoshi: earnsByStake(world.rule) ? stakes[party]! : 0,
    blocksWon: books.blocksWon[party]!,
  }));
}

/** Mean of the values that exist; null where none does. */
function computeMean(values: Float64Array): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function getLast(values: Float64Array): number | null {
  const last = values[values.length - 1]!;
  return Number.isNaN(last) ? null : last;
}
