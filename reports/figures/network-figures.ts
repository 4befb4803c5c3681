import type { NetworkResult } from "../../scenarios/network/network-result.ts";
import { listPowerClasses } from "../../scenarios/network/power-classes.ts";
import { SPREAD_SHARES } from "../../sim/network/block-tree.ts";
import { formatName } from "../display-name.ts";
import { formatWithInterval } from "../estimate-format.ts";
import { formatQuantity } from "../number-format.ts";
import type { DistributionFigure, EmptyFigure, Hue, RangeRow, RangesFigure } from "./figure.ts";

const MOST_ROWS = 40;
/** Halves of an interval by which a gain must differ from nothing to be named. */
const FAR = 2;
const hues: readonly Hue[] = ["blue", "vermillion", "green"];

/** How long blocks of the main chain took to reach 50, 90 and 99 % of nodes, in all replications together. */
export function drawSpreadFigure({ runs, comparison }: NetworkResult): DistributionFigure | EmptyFigure {
  const curves = SPREAD_SHARES.map((share, index) => {
    const values = listSpreads(runs, index);
    return { label: `${100 * share}% of nodes`, hue: hues[index]!, dash: index, values: computePercentiles(values) };
  });
  const text = {
    id: "spread",
    subtitle:
      "Share of blocks, against the seconds from being shown to being known to so many nodes. Blocks of the main chain, all replications together; the slowest are out of sight, and in the table.",
    note: "",
  };
  const [half, , nearlyAll] = curves;
  if (half!.values.length === 0) {
    const note = "No block of a main chain reached so many nodes before the end.";
    return { ...text, kind: "empty", takeaway: "No block spread far enough to be timed", note };
  }
  const late = nearlyAll!.values[50];
  const tail = late === undefined ? "" : `, and 99% of them within ${formatQuantity(late, "s")}`;
  const measured = comparison?.measured.medianPropagationSeconds;
  return {
    ...text,
    kind: "distribution",
    takeaway: `Half of the blocks were known to half of the nodes within ${formatQuantity(half!.values[50]!, "s")}${tail}`,
    unit: "s",
    of: "blocks",
    curves: curves.filter(({ values }) => values.length > 0),
    reference:
      measured === undefined
        ? null
        : { value: measured, label: `measured median, half of nodes: ${formatQuantity(measured, "s")}` },
  };
}

/** The stale rate of each replication, and of all with its interval. */
export function drawStaleFigure({ runs, estimates, comparison }: NetworkResult): RangesFigure {
  const all = estimates["stale_rate"] ?? null;
  const shown = runs.slice(0, MOST_ROWS);
  const own = shown.map(({ forks }, index) => makeRow(`run ${index + 1}`, forks.staleRate));
  const mean =
    all === null ? [] : [{ ...makeRow("all runs", all.mean), ...(all.n < 2 ? {} : { low: all.low, high: all.high }) }];
  const rates = runs.map(({ forks }) => forks.staleRate);
  const ends = `from ${formatQuantity(Math.min(...rates), "share")} to ${formatQuantity(Math.max(...rates), "share")}`;
  return {
    kind: "ranges",
    id: "stale",
    takeaway: `${formatWithInterval(all, "share")} of blocks were stale${runs.length < 2 ? "" : `, ${ends} in single runs`}`,
    subtitle:
      "Blocks found that are not on the main chain, over all that were shown. A row a replication; the last is their mean with its 95% interval.",
    note: runs.length > MOST_ROWS ? `The first ${MOST_ROWS} of ${runs.length} replications; blocks.csv holds all.` : "",
    unit: "share",
    valueTitle: "stale",
    markTitle: "",
    rows: [...own, ...mean],
    reference:
      comparison === null
        ? null
        : {
            value: comparison.measured.staleShare,
            label: `measured: ${formatQuantity(comparison.measured.staleShare, "share")}`,
          },
  };
}

/** Who got which share of the main chain for which share of hash power. */
export function drawSharesFigure(result: NetworkResult): RangesFigure | EmptyFigure {
  const text = {
    id: "shares",
    subtitle:
      "Share of the main chain's blocks with its 95% interval over replications (dots), beside the share of all hash power (diamonds). Of twenty intervals about one misses the true share by luck.",
  };
  const rows = listShareRows(result);
  if (rows.length === 0) {
    const note = "All miners have the same hash power, or are too few to be put in classes.";
    return { ...text, kind: "empty", takeaway: "No miner differs from the others in hash power", note };
  }
  const hidden = rows.length - MOST_ROWS;
  return {
    ...text,
    kind: "ranges",
    takeaway: sayLargestGain(rows),
    note: hidden > 0 ? `The first ${MOST_ROWS} of ${rows.length} pools; pools.csv holds all.` : "",
    unit: "share",
    valueTitle: "share of blocks",
    markTitle: "share of work",
    rows: rows.slice(0, MOST_ROWS),
    reference: null,
  };
}

function listShareRows({ settings, pools, runs }: NetworkResult): RangeRow[] {
  if (settings.mining.model === "equal") return [];
  const classes = pools.length > 0 ? [] : listPowerClasses(runs);
  const named = pools.map(({ name, strategy, powerShare, mainShare }) => ({
    label: strategy === "honest" ? formatName(name) : `${formatName(name)}, ${formatName(strategy)}`,
    power: powerShare,
    mainShare,
  }));
  const ranked = classes.map(({ label, powerShare, mainShare }) => ({ label, power: powerShare.mean, mainShare }));
  return [...named, ...ranked].flatMap(({ label, power, mainShare }) => {
    if (mainShare === null) return [];
    const { mean, low, high, n } = mainShare;
    return [{ label, mean, low: n < 2 ? null : low, high: n < 2 ? null : high, mark: power }];
  });
}

/** The row that gains or loses most, of those far outside their interval: of many intervals some miss by luck. */
function sayLargestGain(rows: readonly RangeRow[]): string {
  const clear = rows.filter((row) => row.low !== null && Math.abs(getGain(row)) > (FAR * (row.high! - row.low)) / 2);
  const [first] = clear.toSorted((one, other) => Math.abs(getGain(other)) - Math.abs(getGain(one)));
  if (first === undefined) return "No miner's share of blocks is clearly off its share of the work";
  const more = getGain(first) > 0 ? "more" : "less";
  return `${first.label}: ${formatQuantity(first.mean, "share")} of the blocks for ${formatQuantity(first.mark, "share")} of the work, ${more} than its share`;
}

function getGain({ mean, mark }: RangeRow): number {
  return mean - (mark ?? mean);
}

function makeRow(label: string, mean: number): RangeRow {
  return { label, mean, low: null, high: null, mark: null };
}

function listSpreads(runs: NetworkResult["runs"], index: number): Float64Array {
  const known: number[] = [];
  for (const { tree, fates } of runs) {
    for (let block = 1; block < tree.count; block++) {
      const seconds = tree.spreadSeconds[SPREAD_SHARES.length * block + index]!;
      if (fates[block] === "main" && !Number.isNaN(seconds)) known.push(seconds);
    }
  }
  return Float64Array.from(known).sort();
}

/** By nearest rank: the value at or below which so many percent lie. */
function computePercentiles(sorted: Float64Array): number[] {
  if (sorted.length === 0) return [];
  return Array.from(
    { length: 101 },
    (_, percent) => sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)]!,
  );
}
