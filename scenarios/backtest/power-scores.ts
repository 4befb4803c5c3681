import type { BacktestData } from "./backtest-data.ts";
import type { BacktestMonth, PowerScores } from "./backtest-result.ts";
import { FIRST_POWER_YEAR } from "./fit-parameters.ts";

const TOLERANCE = 0.2;

/** Simulated against estimated power: by full calendar years, and by months, there also per hash. */
export function scorePower(data: BacktestData, months: readonly BacktestMonth[]): PowerScores {
  const measured = months.flatMap((month) =>
    month.referencePower === null ? [] : [{ ...month, referencePower: month.referencePower }],
  );
  const share = (isInSample: boolean, ratio: (month: (typeof measured)[number]) => number) => {
    const own = measured.filter((month) => month.isInSample === isInSample);
    const near = own.filter((month) => Math.abs(ratio(month) - 1) <= TOLERANCE);
    return own.length === 0 ? null : near.length / own.length;
  };
  const sides = (ratio: (month: (typeof measured)[number]) => number) => ({
    inSample: share(true, ratio),
    outOfSample: share(false, ratio),
  });
  const ofPower = (month: (typeof measured)[number]) => month.simulatedPower / month.referencePower;
  return {
    years: listYears(data, months),
    monthsWithin: {
      power: sides(ofPower),
      efficiency: sides((month) => (ofPower(month) * month.observed) / month.simulated),
    },
  };
}

function listYears({ powerYears }: BacktestData, months: readonly BacktestMonth[]): PowerScores["years"] {
  return powerYears.flatMap(({ year, months: covered, powerWatts }) => {
    const own = months.filter(({ month }) => month.startsWith(`${year}-`));
    if (year < FIRST_POWER_YEAR || own.length < covered) return [];
    const simulatedWatts = own.reduce((sum, month) => sum + month.simulatedPower, 0) / own.length;
    const isInSample = own.every((month) => month.isInSample);
    return [{ year, isInSample, referenceWatts: powerWatts, simulatedWatts }];
  });
}
