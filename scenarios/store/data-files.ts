import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { catalogueColumns, parseDevices } from "../../hardware-models/catalogue.ts";
import type { Device } from "../../hardware-models/device.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import { getPackageRoot } from "./package-root.ts";
import { historyColumns, parseHistory } from "./parse-history.ts";
import { computeSha256 } from "./sha256.ts";

/** Data that ships with the package, by the name under which a manifest lists it. */
export const dataFiles = {
  devices: "hardware-models/data/sha256_hardware.csv",
  history: "sim/markets/data/bitcoin_monthly.csv",
} as const;

/** The catalogue of SHA-256 hardware. */
export function readDevices(): Device[] {
  return parseDevices(parseCsv(readDataFile("devices"), catalogueColumns));
}

/** Bitcoin's monthly history. */
export function readHistory(): MonthRow[] {
  return parseHistory(parseCsv(readDataFile("history"), historyColumns));
}

/** What the rates of accelerators are predicted from. */
const acceleratorFiles = [
  "ai_accelerators.csv",
  "accelerator_features.csv",
  "llm_shapes.csv",
  "mlperf_workloads.csv",
  "utilisation.json",
] as const;

/** SHA-256 of the data files, hexadecimal; those of accelerators together. */
export function computeDataHashes(): Record<keyof typeof dataFiles | "accelerators", string> {
  const folder = join(getPackageRoot(), "hardware-models/data");
  return {
    devices: computeSha256(readDataFile("devices")),
    history: computeSha256(readDataFile("history")),
    accelerators: computeSha256(acceleratorFiles.map((name) => readFileSync(join(folder, name), "utf8")).join("\n")),
  };
}

/** @throws Error when the header is not exactly the columns, or a line has more or fewer cells */
export function parseCsv<Column extends string>(text: string, columns: readonly Column[]): Record<Column, string>[] {
  const [header, ...lines] = parse(text, { bom: true, skip_empty_lines: true });
  if (header?.join() !== columns.join()) {
    throw new Error(`expected the columns ${columns.join()}, got ${header?.join() ?? "an empty file"}`);
  }
  return lines.map((cells) => {
    const entries = columns.map((column, index) => [column, cells[index] ?? ""] as const);
    return Object.fromEntries(entries) as Record<Column, string>;
  });
}

function readDataFile(name: keyof typeof dataFiles): string {
  return readFileSync(join(getPackageRoot(), dataFiles[name]), "utf8");
}
