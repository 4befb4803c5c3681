import { type DeviceKind, deviceKinds } from "../../hardware-models/device.ts";
import type { ProcessNode } from "../../hardware-models/process-node.ts";
import type { CohortDevice } from "../../sim/backtest/cohort-input.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readCell, readColumns, type TableColumns, type TableRow } from "./read-columns.ts";

type DeviceColumn = "name" | "kind" | "maker" | "release" | "rate" | "watts" | "price" | "process";

/** The columns of the project's own `sha256_hardware.csv`, and plainer names for them. */
const deviceColumns: TableColumns<DeviceColumn> = {
  known: {
    name: ["name", "device"],
    kind: ["type", "kind"],
    maker: ["maker"],
    release: ["release_date", "release"],
    rate: ["hashrate_hs", "rate", "rate_hs", "hashrate"],
    watts: ["power_w", "watts", "power"],
    price: ["price_usd", "price"],
    process: ["process_nm"],
  },
  optional: ["kind", "maker", "process"],
  ignored: ["j_per_th", "source", "release_date_source", "price_source", "process_source", "note"],
};

export interface DeviceTable {
  readonly devices: readonly CohortDevice[];
  /** Rows without a price on record, and coarse classes that stand for no device. */
  readonly leftOut: number;
}

/** Rows of this maker stand for a class of devices; their hashrate is arbitrary. */
const CLASS_MAKER = "CBECI bin";

/**
 * Devices that were sold at a known price. An estimate of a price would rest on devices of later years, so a row without
 * one is left out. A table without kinds lists mining chips.
 *
 * @param nodes process nodes; a mining chip on one that did not exist yet is a mistake
 * @throws ScenarioError that names the line and the column of what cannot be used
 */
export function parseDeviceTable(text: string, where: string, nodes: readonly ProcessNode[]): DeviceTable {
  const rows = readColumns(text, where, deviceColumns);
  const seen = new Set<string>();
  const parsed = rows.map((row) => {
    const { name } = row.cells;
    const place = `${where}: line ${row.line}: device`;
    if (name === "") throw new ScenarioError({ where: place, expected: "a name", found: "an empty cell" });
    if (seen.has(name)) {
      const found = `${JSON.stringify(name)} again`;
      throw new ScenarioError({ where: place, expected: "a name of its own", found, cure: "Rename or remove one." });
    }
    seen.add(name);
    return parseRow(row, where, nodes);
  });
  const devices = parsed.filter((device) => device !== null);
  if (devices.length === 0) {
    throw new ScenarioError({
      where,
      expected: "at least one device with a price",
      found: "none",
      cure: "Add devices.",
    });
  }
  return { devices, leftOut: parsed.length - devices.length };
}

function parseRow(
  { line, cells }: TableRow<DeviceColumn>,
  where: string,
  nodes: readonly ProcessNode[],
): CohortDevice | null {
  const place = (column: string) => `${where}: line ${line}: ${column}`;
  const device = {
    name: cells.name,
    kind: readKind(cells.kind, place("type")),
    releaseTime: readDate(cells.release, place("release_date")),
    workPerSecond: readCell(cells.rate, place("rate"), "positive"),
    powerWatts: readCell(cells.watts, place("watts"), "positive"),
  };
  if (device.kind === "asic") checkProcess(cells.process, cells.release.slice(0, 7), nodes, place("process_nm"));
  if (cells.maker === CLASS_MAKER || cells.price === "") return null;
  return { ...device, priceUsd: readCell(cells.price, place("price"), "positive") };
}

/** No chip is finer than the finest node in volume production in the month of its release. */
function checkProcess(text: string | undefined, month: string, nodes: readonly ProcessNode[], where: string): void {
  if (text === undefined || text === "") return;
  const nanometres = readCell(text, where, "positive");
  const ready = nodes.filter(({ firstVolume }) => firstVolume <= month);
  const finest = Math.min(...ready.map((node) => node.nanometres));
  if (nanometres >= finest) return;
  const node = nodes.find((known) => known.nanometres === nanometres);
  throw new ScenarioError({
    where,
    expected: `a process node in volume production by ${month}, when the device was released`,
    found: node === undefined ? `${nanometres} nm` : `${node.name}, in volume from ${node.firstVolume}`,
    cure:
      ready.length === 0
        ? "Mend the date, or leave the cell empty."
        : `The finest then was ${finest} nm: mend the node or the date.`,
  });
}

function readKind(text: string | undefined, where: string): DeviceKind {
  if (text === undefined) return "asic";
  const kind = deviceKinds.find((known) => known === text.toLowerCase());
  if (kind !== undefined) return kind;
  throw new ScenarioError({ where, expected: `one of ${deviceKinds.join(", ")}`, found: JSON.stringify(text) });
}

function readDate(text: string, where: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return time / 1000;
  throw new ScenarioError({ where, expected: "a date as YYYY-MM-DD", found: JSON.stringify(text) });
}
