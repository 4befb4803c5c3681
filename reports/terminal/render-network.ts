import type { Estimate } from "../../scenarios/experiments/experiment.ts";
import { measuredNetworks, NEAR_FACTOR } from "../../scenarios/network/measured-networks.ts";
import type { NetworkResult, StaleComparison } from "../../scenarios/network/network-result.ts";
import { wrapText } from "./text-layout.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** What forks did in a simulated network, beside what was measured of real ones. */
export function renderNetwork(result: NetworkResult, width: number): string {
  const { settings, metrics, estimates, pools, comparison } = result;
  const { title, replications, blocks, nodes, seed } = settings;
  const rows = Object.entries(metrics)
    .filter(([name]) => name !== "uncle_rate" || settings.uncles !== "none")
    .map(([name, metric]) => [metric.title, ...renderEstimate(estimates[name] ?? null, metric.unit)]);
  return [
    title,
    `${replications} runs of ${blocks} blocks on ${nodes} nodes, seed ${JSON.stringify(seed)}; intervals of 95 % over runs.`,
    "",
    ...renderTextTable(metricColumns, rows),
    ...(pools.length === 0 ? [] : ["", ...renderTextTable(poolColumns, pools.map(listPoolCells))]),
    "",
    ...wrapText(sayComparison(comparison), Math.max(40, Math.min(width, 100))),
    "",
    ...renderTextTable(measuredColumns, listMeasured(comparison)),
    "",
  ].join("\n");
}

const metricColumns: readonly TextColumn[] = [
  { title: "", align: "left" },
  { title: "mean", align: "right" },
  { title: "95 % interval", align: "left" },
];

const poolColumns: readonly TextColumn[] = [
  { title: "pool", align: "left" },
  { title: "strategy", align: "left" },
  { title: "of work", align: "right" },
  { title: "of main chain", align: "right" },
  { title: "95 % interval", align: "left" },
  { title: "of rewards", align: "right" },
  { title: "own stale", align: "right" },
];

const measuredColumns: readonly TextColumn[] = [
  { title: "measured network", align: "left" },
  { title: "interval", align: "right" },
  { title: "median spread", align: "right" },
  { title: "stale", align: "right" },
  { title: "this run / it", align: "right" },
  { title: "source", align: "left" },
];

function listPoolCells({
  name,
  strategy,
  powerShare,
  mainShare,
  rewardShare,
  staleRate,
}: NetworkResult["pools"][number]) {
  const percent = (estimate: Estimate | null) => renderEstimate(estimate, "1");
  return [
    ...[name, strategy, renderValue(powerShare, "1")],
    ...[...percent(mainShare), percent(rewardShare)[0], percent(staleRate)[0]],
  ];
}

function sayComparison(comparison: StaleComparison | null): string {
  if (comparison === null) return "No measured network belongs to this one; those that are known:";
  const { measured, simulated, ratio, isNear } = comparison;
  return (
    `Measured on ${measured.title}: ${renderValue(measured.staleShare, "1")} stale. Simulated: ` +
    `${renderValue(simulated.mean, "1")}, ${ratio.toPrecision(2)} times as many, ` +
    `${isNear ? "within" : "not within"} a factor of ${NEAR_FACTOR}. All measurements that are known:`
  );
}

function listMeasured(comparison: StaleComparison | null): string[][] {
  return Object.values(measuredNetworks).map(
    ({ title, intervalSeconds, medianPropagationSeconds, staleShare, source }) => [
      ...[title, `${intervalSeconds} s`, `${medianPropagationSeconds} s`, renderValue(staleShare, "1")],
      comparison?.measured.title === title ? `x${comparison.ratio.toPrecision(2)}` : "",
      source,
    ],
  );
}

function renderEstimate(estimate: Estimate | null, unit: string): [mean: string, interval: string] {
  if (estimate === null) return ["-", ""];
  const mean = renderValue(estimate.mean, unit);
  if (estimate.n < 2) return [mean, ""];
  return [mean, `${renderValue(estimate.low, unit)} to ${renderValue(estimate.high, unit)}`];
}

function renderValue(value: number, unit: string): string {
  if (unit === "1") return `${renderDigits(100 * value)} %`;
  return `${renderDigits(value)} ${unit}`;
}

/** Three significant digits without an exponent. */
function renderDigits(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
