import type { MonthBooks } from "../agents/bookkeeping.ts";
import { earnsByStake, earnsByWork } from "../rule-earnings.ts";
import { computeStakes } from "../stakes.ts";
import type { World } from "../world.ts";
import { getCreditGain } from "./credit-outcome.ts";
import { type GroupSeries, groupMetrics } from "./series-metrics.ts";
import { getSideGain } from "./side-outcome.ts";

export function createGroupSeries(world: World): Record<string, GroupSeries> {
  const empty = () => new Float64Array(world.months.length).fill(Number.NaN);
  return Object.fromEntries(
    world.population.groupNames.map((name) => [
      name,
      Object.fromEntries(Object.keys(groupMetrics).map((metric) => [metric, empty()])) as GroupSeries,
    ]),
  );
}

/** Each group's part of the month's pay, hashrate and stake, and its profit so far. */
export function recordGroups(series: Record<string, GroupSeries>, world: World, books: MonthBooks): void {
  const pay = sumByGroup(world, books.rewardSatoshi);
  if (earnsByWork(world.rule)) recordShares(series, "work_share", world, world.fleet.workRate);
  if (earnsByStake(world.rule)) recordShares(series, "stake_share", world, computeStakes(world));
  const revenue = sumByGroup(world, world.books.revenue);
  const electricity = sumByGroup(world, world.books.electricity);
  const hardware = sumByGroup(world, world.books.hardware);
  const slashed = sumByGroup(world, world.books.slashedUsd);
  const taxes = sumByGroup(world, world.books.tax);
  const side = sumByGroup(
    world,
    world.books.cash.map((_, party) => getSideGain(world, party) + getCreditGain(world, party)),
  );
  const payTotal = pay.reduce((sum, value) => sum + value, 0);
  world.population.groupNames.forEach((name, group) => {
    const target = series[name]!;
    const m = world.month;
    if (payTotal > 0) target.pay_share[m] = pay[group]! / payTotal;
    target.profit_usd[m] =
      revenue[group]! - electricity[group]! - hardware[group]! - slashed[group]! - taxes[group]! + side[group]!;
  });
}

function recordShares(
  series: Record<string, GroupSeries>,
  metric: "work_share" | "stake_share",
  world: World,
  weights: Float64Array,
): void {
  const sums = sumByGroup(world, weights);
  const total = sums.reduce((sum, value) => sum + value, 0);
  if (total === 0) return;
  world.population.groupNames.forEach((name, group) => {
    series[name]![metric][world.month] = sums[group]! / total;
  });
}

/** Sum of a party column over the members of each group. */
export function sumByGroup(world: World, values: Float64Array): number[] {
  const { groupNames, groupOf } = world.population;
  const sums = groupNames.map(() => 0);
  for (let party = 0; party < values.length; party++) sums[groupOf[party]!]! += values[party]!;
  return sums;
}
