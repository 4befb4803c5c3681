import { type DeviceKind, deviceKinds } from "../../hardware-models/device.ts";
import type { ProcessNode } from "../../hardware-models/process-node.ts";
import type { CohortDevice } from "../../sim/backtest/cohort-input.ts";
import { ScenarioError } from "../scenario-error.ts";
import { getRateScale, listRateNames } from "./rate-units.ts";
import { readCell } from "./read-cell.ts";
import { readColumns, type Table, type TableColumns, type TableRow } from "./read-columns.ts";

type DeviceColumn = "name" | "kind" | "maker" | "release" | "rate" | "watts" | "price" | "process";

/** The columns of the project's own `sha256_hardware.csv`, and plainer names for them. */
const deviceColumns: TableColumns<DeviceColumn> = {
  known: {
    name: ["name", "device"],
    kind: ["type", "kind"],
    maker: ["maker"],
    release: ["release_date", "release"],
    rate: [...listRateNames("rate"), ...listRateNames("hashrate")],
    watts: ["watts", "power_w", "power"],
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
  /** What was left out of the table or taken for granted, a sentence each. */
  readonly notes: readonly string[];
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
  const table = readColumns(text, where, deviceColumns);
  const rateScale = getRateScale(table.names.rate ?? "");
  const seen = new Set<string>();
  const parsed = table.rows.map((row) => {
    const { name } = row.cells;
    const place = `${where}: line ${row.line}: device`;
    if (name === "") throw new ScenarioError({ where: place, expected: "a name", found: "an empty cell" });
    if (seen.has(name)) {
      const found = `${JSON.stringify(name)} again`;
      throw new ScenarioError({ where: place, expected: "a name of its own", found, cure: "Rename or remove one." });
    }
    seen.add(name);
    return parseRow(row, where, nodes, rateScale);
  });
  const devices = parsed.filter((device) => device !== null);
  if (devices.length === 0) {
    throw new ScenarioError({
      where,
      expected: "at least one device with a price",
      found: "none",
      cure: parsed.length > 0 ? "Add prices of new units at release." : "Add devices.",
    });
  }
  const leftOut = parsed.length - devices.length;
  return { devices, leftOut, notes: listNotes(table, leftOut, where) };
}

function listNotes({ rows, names, foreign }: Table<DeviceColumn>, leftOut: number, where: string): string[] {
  const months = rows.filter(({ cells }) => cells.release.length === "YYYY-MM".length).length;
  const told: readonly (readonly [boolean, string])[] = [
    [foreign.length > 0, `not read: ${foreign.join(", ")}`],
    [leftOut > 0, `${leftOut} of ${rows.length} devices left out, for want of a price`],
    [months > 0, `${months} release dates without a day: taken as the first of the month`],
    [names.kind === undefined, "no column type: each device is taken for a mining chip, made to order (asic)"],
  ];
  return told.flatMap(([isSo, note]) => (isSo ? [`${where}: ${note}.`] : []));
}

function parseRow(
  { line, cells }: TableRow<DeviceColumn>,
  where: string,
  nodes: readonly ProcessNode[],
  rateScale: number,
): CohortDevice | null {
  const place = (column: string) => `${where}: line ${line}: ${column}`;
  const device = {
    name: cells.name,
    kind: readKind(cells.kind, place("type")),
    releaseTime: readDate(cells.release, place("release_date")),
    workPerSecond: readCell(cells.rate, place("rate"), "positive") * rateScale,
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

/** A month stands for its first day. */
function readDate(text: string, where: string): number {
  const day = /^\d{4}-\d\d$/.test(text) ? `${text}-01` : text;
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return time / 1000;
  const expected = "a date as YYYY-MM-DD, or a month as YYYY-MM";
  const cure = /^\d{4}$/.test(text) ? "Add the month: a year of difference is a generation of devices." : "";
  throw new ScenarioError({ where, expected, found: JSON.stringify(text), cure });
}
