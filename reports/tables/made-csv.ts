import type { BacktestResult } from "../../scenarios/backtest/backtest-result.ts";
import { renderCsvChunks } from "./csv-chunks.ts";

const designColumns = [
  "maker",
  "number",
  "node",
  "decided",
  "tape_out",
  "release",
  "spins",
  "design_usd",
  "device",
  "rate_hs",
  "power_w",
  "j_per_th",
  "unit_cost_usd",
  "floor_usd",
  "mean_price_usd",
  "units",
] as const;

/** made_chips.csv: one row a design that makers taped out; null where mining chips came from the catalogue. */
export function renderMadeChipsCsv({ made }: BacktestResult): Iterable<string> | null {
  if (made === null) return null;
  return renderCsvChunks(
    "made_chips.csv",
    designColumns,
    made.designs.map(({ machine, ...design }) => [
      ...[design.maker, design.number, design.node],
      ...[design.decidedMonth, design.tapeOutMonth, design.releaseMonth, design.spins, design.designUsd],
      ...(machine === null
        ? [null, null, null, null, null, null, null, null]
        : [
            ...[machine.name, machine.workPerSecond, machine.powerWatts],
            (machine.powerWatts / machine.workPerSecond) * 1e12,
            ...[machine.unitCostUsd, machine.floorUsd, machine.meanPriceUsd, machine.units],
          ]),
    ]),
  );
}

const yearColumns = ["year", "made_j_per_th", "real_j_per_th"] as const;

/** chips_by_year.csv: best mining chip on sale at each year's end, made and real; null as above. */
export function renderChipYearsCsv({ made }: BacktestResult): Iterable<string> | null {
  if (made === null) return null;
  const tell = (joules: number | null) => (joules === null ? null : joules * 1e12);
  return renderCsvChunks(
    "chips_by_year.csv",
    yearColumns,
    made.years.map(({ year, madeJoulesPerHash, realJoulesPerHash }) => [
      year,
      tell(madeJoulesPerHash),
      tell(realJoulesPerHash),
    ]),
  );
}
