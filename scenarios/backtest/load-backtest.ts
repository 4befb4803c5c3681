import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cohortAssumptions } from "../../sim/backtest/cohort-assumptions.ts";
import { parsePowerYears, powerColumns } from "../claims/parse-power-years.ts";
import { readChipLibrary } from "../fit/chip-library.ts";
import { ScenarioError } from "../scenario-error.ts";
import { dataFiles, parseCsv } from "../store/data-files.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import { readUserText } from "../store/user-file.ts";
import type { BacktestData } from "./backtest-data.ts";
import { parseDeviceTable } from "./parse-device-table.ts";
import { parseSeries } from "./parse-series.ts";

export interface BacktestFiles {
  /** The user's own; the package's Bitcoin files where they are left out. */
  readonly series?: string | undefined;
  readonly devices?: string | undefined;
  /** [USD/kWh] */
  readonly electricityUsdPerKwh?: number | undefined;
}

const POWER_FILE = "sim/markets/data/cbeci_annual.csv";
const BYTES_LIMIT = 20_000_000;

/**
 * Reads what a backtest runs on.
 *
 * @throws ScenarioError at a mistake in a file, and where no device is on sale when the series starts
 */
export function loadBacktest({ series, devices, electricityUsdPerKwh }: BacktestFiles): BacktestData {
  const seriesText = series === undefined ? readPackageText(dataFiles.history) : readUserText(series, BYTES_LIMIT);
  const devicesText = devices === undefined ? readPackageText(dataFiles.devices) : readUserText(devices, BYTES_LIMIT);
  const table = parseDeviceTable(devicesText, devices ?? basename(dataFiles.devices), readChipLibrary().nodes);
  const data: BacktestData = {
    coin: series === undefined ? "bitcoin" : basename(series).replace(/\.\w+$/, ""),
    months: parseSeries(seriesText, series ?? basename(dataFiles.history)),
    devices: table.devices,
    leftOutDevices: table.leftOut,
    powerYears: series === undefined ? parsePowerYears(parseCsv(readPackageText(POWER_FILE), powerColumns)) : [],
    electricityUsdPerKwh: electricityUsdPerKwh ?? cohortAssumptions.electricityUsdPerKwh,
    seriesSha256: computeSha256(seriesText),
    devicesSha256: computeSha256(devicesText),
  };
  checkFirstMonth(data, devices ?? basename(dataFiles.devices));
  return data;
}

function checkFirstMonth({ months, devices }: BacktestData, where: string): void {
  const first = months[0]!;
  if (devices.some(({ releaseTime }) => releaseTime < first.timeSeconds)) return;
  throw new ScenarioError({
    where,
    expected: `a device released before ${first.month}, when the series starts`,
    found: "an empty catalogue at that date",
    cure: "Add the devices that mined then, or start the series later.",
  });
}

function readPackageText(path: string): string {
  return readFileSync(join(getPackageRoot(), path), "utf8");
}
