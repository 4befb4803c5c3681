import { HardwareModelError } from "./hardware-model-error.ts";
import { findNearestNames } from "./name-distance.ts";

/** Columns of `electricity_prices.csv` that are read. */
export const electricityColumns = ["region", "iso2", "name", "usd_per_kwh", "band", "underlying_source"] as const;
export type ElectricityRow = Readonly<Record<(typeof electricityColumns)[number], string>>;

/** What industry pays for electricity somewhere. */
export interface ElectricityPrice {
  /** "USA", or "US-TX" for a state. */
  readonly region: string;
  readonly name: string;
  readonly usdPerKwh: number;
  /** Year that the source names; null where it names none. */
  readonly year: number | null;
  /** Yearly consumption for which it holds, or how it was found, as the file says. */
  readonly band: string;
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
  if (row !== undefined) return readPrice(row);
  const nearest = findNearestNames(
    place,
    rows.map(({ name }) => name),
  );
  throw new HardwareModelError({
    where: "country",
    expected: `a country by its letters or name (${listCodes(rows).join(", ")}), or a US state such as US-TX`,
    found: JSON.stringify(place.slice(0, 60)),
    cure: nearest.length === 0 ? "Give --electricity instead." : `Did you mean ${nearest.join(", ")}?`,
  });
}

/** All places of the file, each with its price. */
export function listElectricityPrices(rows: readonly ElectricityRow[]): ElectricityPrice[] {
  return rows.map(readPrice);
}

/** What can be said of a price for whoever relies on it: whose it is, of when, and what the file does not tell. */
export function describeElectricityPrice({ name, year, band, source }: ElectricityPrice): string {
  const of = year === null ? "of a year that the file does not tell" : `of ${year}`;
  return `${describeElectricityPlace(name)} industry (${band}), ${of}, taxes as in its source: ${source}`;
}

/** How such a description begins for a place. */
export function describeElectricityPlace(name: string): string {
  return `${DESCRIPTION_START}${name},`;
}

/** True for a description of the price of any place. */
export function isElectricityDescription(text: string): boolean {
  return text.startsWith(DESCRIPTION_START);
}

const DESCRIPTION_START = "electricity_prices.csv: ";

/** @throws RangeError where the file holds no price above zero */
function readPrice({ region, name, usd_per_kwh, band, underlying_source: source }: ElectricityRow): ElectricityPrice {
  const usdPerKwh = Number(usd_per_kwh);
  if (!(usdPerKwh > 0)) throw new RangeError(`electricity_prices.csv: ${region}: expected a price, got ${usd_per_kwh}`);
  const year = /\b20\d\d\b/.exec(source)?.[0];
  return { region, name, usdPerKwh, year: year === undefined ? null : Number(year), band, source };
}

function listCodes(rows: readonly ElectricityRow[]): string[] {
  return rows.flatMap(({ iso2 }) => (iso2 === "" ? [] : [iso2])).sort();
}
