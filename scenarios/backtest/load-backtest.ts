import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { cohortAssumptions } from "../../sim/backtest/cohort-assumptions.ts";
import { parsePowerYears, powerColumns } from "../claims/parse-power-years.ts";
import { readChipLibrary } from "../fit/chip-library.ts";
import { dataFiles, parseCsv } from "../store/data-files.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";
import { readUserText } from "../store/user-file.ts";
import type { BacktestData } from "./backtest-data.ts";
import { startWithDevices } from "./first-device.ts";
import type { HalvingSchedule } from "./halving-schedule.ts";
import { parseDeviceTable } from "./parse-device-table.ts";
import { parseSeries } from "./parse-series.ts";
import { parseSiteShocks } from "./parse-site-shocks.ts";

export interface BacktestFiles {
  /** The user's own; the package's Bitcoin files where they are left out. */
  readonly series?: string | undefined;
  readonly devices?: string | undefined;
  /** The user's own table of sites closed from outside; for Bitcoin the package's, for another coin none. */
  readonly shocks?: string | undefined;
  /** Halvings of another coin; Bitcoin's own for Bitcoin. */
  readonly halvings?: HalvingSchedule | undefined;
  /** [USD/kWh] */
  readonly electricityUsdPerKwh?: number | undefined;
}

const POWER_FILE = "sim/markets/data/cbeci_annual.csv";
const SHOCKS_FILE = "sim/markets/data/bitcoin_site_shocks.csv";
/** Bitcoin Core, src/kernel/chainparams.cpp: nSubsidyHalvingInterval. The history starts with the first block. */
const BITCOIN_HALVINGS: HalvingSchedule = { intervalBlocks: 210_000, startHeight: 0 };
const BYTES_LIMIT = 20_000_000;

/**
 * Reads what a backtest runs on.
 *
 * @throws ScenarioError at a mistake in a file, and where no device is on sale when the series starts
 */
export function loadBacktest({ series, devices, shocks, halvings, electricityUsdPerKwh }: BacktestFiles): BacktestData {
  const seriesText = series === undefined ? readPackageText(dataFiles.history) : readUserText(series, BYTES_LIMIT);
  const devicesText = devices === undefined ? readPackageText(dataFiles.devices) : readUserText(devices, BYTES_LIMIT);
  const shocksText = readShocks(series, shocks);
  const deviceFile = devices ?? basename(dataFiles.devices);
  const table = parseDeviceTable(devicesText, deviceFile, readChipLibrary().nodes);
  const schedule = series === undefined ? BITCOIN_HALVINGS : (halvings ?? null);
  const told = parseSeries(seriesText, series ?? basename(dataFiles.history), schedule);
  const started = startWithDevices(told.months, table.devices, deviceFile);
  return {
    coin: series === undefined ? "bitcoin" : basename(series).replace(/\.\w+$/, ""),
    months: started.months,
    devices: table.devices,
    leftOutDevices: table.leftOut,
    powerYears: series === undefined ? parsePowerYears(parseCsv(readPackageText(POWER_FILE), powerColumns)) : [],
    electricityUsdPerKwh: electricityUsdPerKwh ?? cohortAssumptions.electricityUsdPerKwh,
    siteShocks: shocksText === null ? [] : parseSiteShocks(shocksText, shocks ?? basename(SHOCKS_FILE)),
    seriesSha256: computeSha256(seriesText),
    devicesSha256: computeSha256(devicesText),
    notes: series === undefined ? [] : [...told.notes, ...table.notes, ...started.notes],
  };
}

function readShocks(series: string | undefined, shocks: string | undefined): string | null {
  if (shocks !== undefined) return readUserText(shocks, BYTES_LIMIT);
  return series === undefined ? readPackageText(SHOCKS_FILE) : null;
}

function readPackageText(path: string): string {
  return readFileSync(join(getPackageRoot(), path), "utf8");
}
