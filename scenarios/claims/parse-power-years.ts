/** Columns of `cbeci_annual.csv`. */
export const powerColumns = ["year", "months", "mean_power_gw", "energy_twh"] as const;

/** Mean power of the Bitcoin network in a calendar year, by the Cambridge index. */
export interface PowerYear {
  readonly year: number;
  /** Months of the year that the mean covers. */
  readonly months: number;
  readonly powerWatts: number;
}

/** @throws Error that names the year of a cell that cannot be read */
export function parsePowerYears(rows: readonly Readonly<Record<(typeof powerColumns)[number], string>>[]): PowerYear[] {
  return rows.map((row) => {
    const powerWatts = Number(row.mean_power_gw) * 1e9;
    if (!(powerWatts > 0)) throw new Error(`cbeci_annual.csv: ${row.year}: mean_power_gw: not a positive number`);
    return { year: Number(row.year), months: Number(row.months), powerWatts };
  });
}

/** @throws Error where the year is missing */
export function getPowerYear(years: readonly PowerYear[], year: number): PowerYear {
  const found = years.find((known) => known.year === year);
  if (found === undefined) throw new Error(`cbeci_annual.csv: no year ${year}`);
  return found;
}
