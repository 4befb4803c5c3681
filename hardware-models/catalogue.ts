import { type Device, type DeviceKind, deviceKinds } from "./device.ts";
import { estimatePrice } from "./price-estimate.ts";

/** Columns of the catalogue's CSV, in order. */
export const catalogueColumns = [
  "name",
  "type",
  "maker",
  "release_date",
  "hashrate_hs",
  "power_w",
  "j_per_th",
  "price_usd",
  "process_nm",
  "source",
  "release_date_source",
  "price_source",
  "process_source",
  "note",
] as const;

export type CatalogueRow = Readonly<Record<(typeof catalogueColumns)[number], string>>;

interface RawDevice extends Omit<Device, "priceUsd" | "priceIsEstimated"> {
  readonly priceUsd: number | null;
}

/**
 * Devices of the catalogue, in the order of its rows. A device without a price on record gets the visible estimate
 * of `estimatePrice`; the rule then stands in `citations.price`.
 *
 * @throws Error that names the row and column of a cell that cannot be read, or two devices of one name
 */
export function parseDevices(rows: readonly CatalogueRow[]): Device[] {
  const devices = rows.map(parseRow);
  refuseTwins(devices);
  return devices.map((device) => withPrice(device, devices));
}

function parseRow(row: CatalogueRow, index: number): RawDevice {
  const refuse = (column: string, expected: string, found: string): never => {
    throw new Error(`device row ${index + 1} (${row.name}): ${column}: expected ${expected}, got "${found}"`);
  };
  const positive = (column: "hashrate_hs" | "power_w" | "price_usd" | "process_nm"): number => {
    const value = row[column].trim() === "" ? Number.NaN : Number(row[column]);
    return Number.isFinite(value) && value > 0 ? value : refuse(column, "a positive number", row[column]);
  };
  const positiveOrNull = (column: "price_usd" | "process_nm") => (row[column] === "" ? null : positive(column));
  const releaseTime = /^\d{4}-\d\d-\d\d$/.test(row.release_date) ? Date.parse(`${row.release_date}T00:00:00Z`) : NaN;
  if (row.name === "") refuse("name", "a name", "");
  if (Number.isNaN(releaseTime)) refuse("release_date", "a date as YYYY-MM-DD", row.release_date);
  return {
    name: row.name,
    kind: isDeviceKind(row.type) ? row.type : refuse("type", `one of ${deviceKinds.join(", ")}`, row.type),
    maker: row.maker,
    releaseTime: releaseTime / 1000,
    workPerSecond: positive("hashrate_hs"),
    powerWatts: positive("power_w"),
    priceUsd: positiveOrNull("price_usd"),
    processNanometres: positiveOrNull("process_nm"),
    citations: {
      performance: row.source,
      releaseDate: row.release_date_source,
      price: row.price_source,
      process: row.process_source,
    },
    note: row.note,
  };
}

function isDeviceKind(text: string): text is DeviceKind {
  return (deviceKinds as readonly string[]).includes(text);
}

function refuseTwins(devices: readonly RawDevice[]): void {
  const seen = new Set<string>();
  for (const { name } of devices) {
    if (seen.has(name)) throw new Error(`two devices are named "${name}"`);
    seen.add(name);
  }
}

function withPrice(device: RawDevice, catalogue: readonly RawDevice[]): Device {
  if (device.priceUsd !== null) return { ...device, priceUsd: device.priceUsd, priceIsEstimated: false };
  const { priceUsd, rule } = estimatePrice(device, catalogue);
  return { ...device, priceUsd, priceIsEstimated: true, citations: { ...device.citations, price: rule } };
}
