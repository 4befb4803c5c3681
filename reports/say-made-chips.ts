import type { BacktestResult } from "../scenarios/backtest/backtest-result.ts";
import type { ChipYear, MadeChips } from "../scenarios/backtest/made-chips.ts";
import { formatMonth } from "./month-format.ts";

/** What makers made in place of the catalogue's chips, in sentences. */
export function sayMadeChips(result: BacktestResult, made: MadeChips): string[] {
  return [sayFirst(made), sayEfficiency(made, result), sayDesigns(made)];
}

/** What a run with makers knew, and what it did not. */
export function sayKnown({ made, fitted, realChips }: Known): string[] {
  return [
    `Known to the makers: each month's pay and hashrate, what others sell, what their customers expect, and the process nodes in volume production by then or announced for when a design would be done, as given from outside. Of the ${realChips} real mining chips in the table none is sold here.`,
    `What energy a hash takes by node and year was fitted to chips on sale before ${made.knownBeforeYear}; nine of ten on nodes left out of that fit lay within a factor of ${made.energySpreadFactor.toFixed(1)}. It rests on floors of energy by node that were counted with chips of 2026 in view. Wafers and masks cost what they did in the year of a decision; yields, licences and labour are today's figures for all years.`,
    `Parameters of the miners are those that were fitted with the real catalogue, up to ${fitted.window.to}; three of the makers were then fitted on the same months: their pace, what they can raise ahead, and the spending that they expect. A design takes a node's labour in layout, a lot its days a mask layer, and rivals see it from the month after it was begun. What they ask of their money and sell for at least are assumptions.`,
  ];
}

interface Known {
  readonly made: MadeChips;
  readonly fitted: BacktestResult["fitted"];
  readonly realChips: number;
}

function sayFirst({ totals, firstMonths, realFirstMonth }: MadeChips): string {
  const real =
    realFirstMonth === null ? "the table has no real one" : `the first real one in ${formatMonth(realFirstMonth)}`;
  if (totals.firstMonth === null) return `No maker found a chip worth designing; ${real}.`;
  const spread =
    firstMonths === null
      ? ""
      : firstMonths.early === firstMonths.late
        ? ` (with luck mostly in ${formatMonth(firstMonths.early)})`
        : ` (with luck between ${formatMonth(firstMonths.early)} and ${formatMonth(firstMonths.late)} in eight of ten runs)`;
  return `The first made ASIC came in ${formatMonth(totals.firstMonth)}${spread}; ${real}.`;
}

/** Years with both sides. */
export function listComparedYears({ years }: MadeChips): { readonly year: number; readonly ratio: number }[] {
  return years.flatMap(({ year, madeJoulesPerHash, realJoulesPerHash }: ChipYear) =>
    madeJoulesPerHash === null || realJoulesPerHash === null
      ? []
      : { year, ratio: madeJoulesPerHash / realJoulesPerHash },
  );
}

function sayEfficiency(made: MadeChips, { months }: BacktestResult): string {
  const compared = listComparedYears(made);
  const later = compared.filter(({ year }) => year >= made.knownBeforeYear);
  const told = later.length > 0 ? later : compared;
  if (told.length === 0) return "There is no year with made and real chips to compare.";
  const [least, most] = [Math.min(...told.map(({ ratio }) => ratio)), Math.max(...told.map(({ ratio }) => ratio))];
  const end = months.at(-1)?.month.slice(0, 4) ?? "";
  const when =
    later.length > 0
      ? `From ${made.knownBeforeYear} to ${end}, years that the fit of energy has not seen,`
      : `Up to ${end}`;
  const range = least.toFixed(2) === most.toFixed(2) ? least.toFixed(2) : `${least.toFixed(2)} to ${most.toFixed(2)}`;
  return `${when} the best made chip took ${range} times the energy a hash of the best real one.`;
}

function sayDesigns({ totals, spread }: MadeChips): string {
  const usd = (value: number) => `${(value / 1e6).toFixed(0)} M`;
  const { low, high } = spread.designUsd;
  return `Makers taped out ${totals.tapeOuts} designs, whose silicon failed ${totals.failures} times, and spent ${usd(totals.designUsd)} USD on design and masks (with luck ${usd(low)} to ${usd(high)}).`;
}
