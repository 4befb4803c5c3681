import { HardwareModelError } from "./hardware-model-error.ts";
import { findNearestNames } from "./name-distance.ts";

/** Columns of `electricity_prices.csv` that are read. */
export const electricityColumns = ["region", "iso2", "name", "usd_per_kwh", "underlying_source"] as const;
export type ElectricityRow = Readonly<Record<(typeof electricityColumns)[number], string>>;

/** What industry pays for electricity somewhere. */
export interface ElectricityPrice {
  /** "USA", or "US-TX" for a state. */
  readonly region: string;
  readonly name: string;
  readonly usdPerKwh: number;
  readonly source: string;
}

/**
 * The price of a country by its two or three letters or its name, or of a US state as "US-TX".
 *
 * @throws HardwareModelError with the nearest names where there is none
 */
export function findElectricityPrice(place: string, rows: readonly ElectricityRow[]): ElectricityPrice {
  const asked = place.trim().toLowerCase();
  const row = rows.find((one) =>
    [one.region, one.iso2, one.name].some((known) => known !== "" && known.toLowerCase() === asked),
  );
  const usdPerKwh = Number(row?.usd_per_kwh);
  if (row !== undefined && usdPerKwh > 0) {
    return { region: row.region, name: row.name, usdPerKwh, source: row.underlying_source };
  }
  const nearest = findNearestNames(
    place,
    rows.map(({ name }) => name),
  );
  throw new HardwareModelError({
    where: "country",
    expected: "a country such as US, USA or United States, or a US state such as US-TX",
    found: JSON.stringify(place.slice(0, 60)),
    cure: nearest.length === 0 ? "Give --electricity instead." : `Did you mean ${nearest.join(", ")}?`,
  });
}
