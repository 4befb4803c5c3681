import { isCloudTeam } from "../agents/chip-industry.ts";
import type { Clouds } from "../agents/clouds.ts";
import type { ServingOutcome } from "../run-result.ts";
import type { Serving, ServingMonth } from "../serving.ts";
import type { World } from "../world.ts";
import type { CostedMonth } from "./record-serving.ts";
import { computeSavingShares, computeTokenCost, type SavingSource, savingSources } from "./saving-shares.ts";
import {
  type ServingMetricName,
  type ServingSeries,
  type ServingSummaryName,
  servingMetrics,
} from "./serving-metrics.ts";

const sources = Object.keys(savingSources) as SavingSource[];
/** Tokens in a million. */
const MEGA = 1e6;

/** What serving came to in a finished run. */
export function describeServing(world: World, serving: Serving, costed: readonly CostedMonth[]): ServingOutcome {
  const series = createSeries(world, serving, costed);
  return {
    series,
    saving: computeSaving(series, costed, costed.length - 1),
    summary: summarise(world, serving, series),
  };
}

function createSeries(world: World, serving: Serving, costed: readonly CostedMonth[]): ServingSeries {
  const names = Object.keys(servingMetrics) as ServingMetricName[];
  const months = world.months.length;
  const series = Object.fromEntries(
    names.map((name) => [name, new Float64Array(months).fill(Number.NaN)]),
  ) as ServingSeries;
  serving.months.forEach((month, m) => {
    for (const [name, value] of Object.entries(describeMonth(serving, month, costed[m]!))) {
      series[name as ServingMetricName][m] = value;
    }
  });
  fillMargins(world, series.machine_margin);
  fillSavings(series, costed);
  return series;
}

function describeMonth(
  { chipRate }: Serving,
  month: ServingMonth,
  { cost, networkMeterWatts }: CostedMonth,
): Partial<Record<ServingMetricName, number>> {
  const sold = month.networkSold + month.cloudSold;
  return {
    token_price_usd_per_mtok: month.usdPerToken * MEGA,
    token_cost_usd_per_mtok: sold > 0 ? computeTokenCost(cost) * MEGA : Number.NaN,
    token_energy_j: sold > 0 ? (networkMeterWatts + month.cloudMeterWatts) / sold : Number.NaN,
    machine_energy_j: cost.watts / cost.rate,
    tokens_sold_tok_s: sold,
    network_sold_share: sold > 0 ? month.networkSold / sold : Number.NaN,
    customers_usd: month.networkUsd + month.cloudUsd,
    customers_network_usd: month.networkUsd,
    network_h100e: month.networkRate / chipRate,
    cloud_h100e: month.cloudRate / chipRate,
    network_gw: networkMeterWatts / 1e9,
    cloud_gw: month.cloudMeterWatts / 1e9,
    software_factor: month.softwareFactor,
  };
}

/** Over all machines that makers sold in a month. */
function fillMargins({ industry }: World, margins: Float64Array): void {
  const sales = new Float64Array(margins.length);
  const costs = new Float64Array(margins.length);
  for (const { projects } of industry?.makers ?? []) {
    for (const { offer } of projects) {
      for (const { month, priceUsd, units } of offer?.months ?? []) {
        sales[month]! += priceUsd * units;
        costs[month]! += offer!.machine.unitCostUsd * units;
      }
    }
  }
  for (let month = 0; month < margins.length; month++) {
    if (costs[month]! > 0) margins[month] = sales[month]! / costs[month]! - 1;
  }
}

/** What each source has saved since the first month, as factors. */
function fillSavings(series: ServingSeries, costed: readonly CostedMonth[]): void {
  for (let month = 0; month < costed.length; month++) {
    const saving = computeSaving(series, costed, month);
    if (saving === null) continue;
    for (const source of sources) series[`saving_${source}`][month] = Math.exp(-saving.shares[source]);
    series.saving_profit[month] = Math.exp(-saving.profit);
  }
}

/** ln of the price of a token in a month over the first, by what it came from; null where one of both has no cost. */
function computeSaving(series: ServingSeries, costed: readonly CostedMonth[], month: number): ServingOutcome["saving"] {
  const { token_price_usd_per_mtok: prices, token_cost_usd_per_mtok: costs } = series;
  const ends = [prices[0]!, prices[month]!, costs[0]!, costs[month]!];
  if (!ends.every((value) => value > 0)) return null;
  const shares = computeSavingShares(costed[0]!.cost, costed[month]!.cost);
  const cost = Math.log(costs[month]! / costs[0]!);
  const price = Math.log(prices[month]! / prices[0]!);
  return { shares, cost, profit: price - cost, price };
}

function summarise(
  world: World,
  { clouds }: Serving,
  series: ServingSeries,
): Record<ServingSummaryName, number | null> {
  const { industry } = world;
  const first = (name: ServingMetricName) => finite(series[name][0]);
  const last = (name: ServingMetricName) => finite(series[name].at(-1));
  const total = (name: ServingMetricName) => series[name].reduce((sum, value) => sum + value, 0);
  const fall = (name: ServingMetricName) => divide(first(name), last(name));
  const projects = (industry?.makers ?? []).flatMap((maker) => maker.projects);
  const customers = total("customers_usd");
  return {
    token_price_fall: fall("token_price_usd_per_mtok"),
    token_price_fall_log10: mapValue(fall("token_price_usd_per_mtok"), Math.log10),
    token_cost_fall: fall("token_cost_usd_per_mtok"),
    token_price_usd_per_mtok_end: last("token_price_usd_per_mtok"),
    token_cost_usd_per_mtok_end: last("token_cost_usd_per_mtok"),
    token_energy_j_end: last("token_energy_j"),
    machine_energy_fall: fall("machine_energy_j"),
    network_over_clouds_end: divide(last("network_h100e"), last("cloud_h100e")),
    network_over_clouds_start: divide(last("network_h100e"), first("cloud_h100e")),
    network_gw_end: last("network_gw"),
    cloud_gw_end: last("cloud_gw"),
    designs_taped_out: projects.filter(({ offer, nreUsd }) => offer !== null && nreUsd > 0).length,
    design_usd_total: (industry?.makers ?? []).reduce((sum, { accounts }) => sum + accounts.designUsd, 0),
    customers_usd_total: customers,
    customers_network_share: divide(total("customers_network_usd"), customers),
    ...describeShares(series),
    cloud_own_share_end: computeOwnShare(world, clouds),
    cloud_hardware_usd_total: clouds.accounts.reduce((sum, { hardwareUsd }) => sum + hardwareUsd, 0),
  };
}

/** Rate of clouds' machines from teams of their own over that of all; null where no cloud has a team. */
function computeOwnShare({ industry }: World, { fleet }: Clouds): number | null {
  const teams = (industry?.makers ?? []).filter(isCloudTeam);
  if (teams.length === 0) return null;
  const own = new Set(teams.flatMap(({ projects }) => projects.map(({ device }) => device)));
  let [all, made] = [0, 0];
  for (const device of fleet.owned) {
    const cells = fleet.units.subarray(device * fleet.parties, (device + 1) * fleet.parties);
    const rate = cells.reduce((sum, units) => sum + units, 0) * fleet.devices[device]!.workPerSecond;
    all += rate;
    if (own.has(device)) made += rate;
  }
  return divide(made, all);
}

/** Each source's part of the logarithm of the fall; null where the price did not change. */
function describeShares(series: ServingSeries) {
  const whole = Math.log(series.token_price_usd_per_mtok[0]! / series.token_price_usd_per_mtok.at(-1)!);
  const part = (name: ServingMetricName) => (whole === 0 ? null : finite(Math.log(series[name].at(-1)!) / whole));
  return {
    saving_share_specialisation: part("saving_specialisation"),
    saving_share_node: part("saving_node"),
    saving_share_margin: part("saving_margin"),
    saving_share_software: part("saving_software"),
    saving_share_scale: part("saving_scale"),
    saving_share_profit: part("saving_profit"),
  };
}

function mapValue(value: number | null, map: (value: number) => number): number | null {
  return value === null ? null : finite(map(value));
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function divide(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || !(whole > 0) ? null : part / whole;
}
