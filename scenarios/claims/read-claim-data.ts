import { readFileSync } from "node:fs";
import { join } from "node:path";
import { energyColumns, parseEnergyTable } from "../../hardware-models/energy-floor.ts";
import { computeSpecialChipEnergy } from "../../hardware-models/special-chip.ts";
import { readHardwareLibrary } from "../fit/hardware-library.ts";
import { readElectricityPrices } from "../fit/read-electricity-prices.ts";
import { readTable } from "../fit/read-table.ts";
import { runHeadroom } from "../fit/run-headroom.ts";
import { parseCsv, readDevices, readHistory } from "../store/data-files.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { readBittensorSubnets } from "../store/read-bittensor-subnets.ts";
import type { ClaimContext } from "./claim-context.ts";
import type { Range } from "./evidence.ts";
import { cloudColumns } from "./parse-clouds.ts";
import { parsePowerYears, powerColumns } from "./parse-power-years.ts";
import { trendColumns } from "./parse-trends.ts";

const POWER_FILE = "sim/markets/data/cbeci_annual.csv";

/** The data that claims are judged by, from the package's files. */
export function readClaimData(): Omit<ClaimContext, "runs" | "seed"> {
  const energies = parseEnergyTable(readTable("energy_per_operation.csv", energyColumns));
  const headroom = runHeadroom();
  return {
    devices: readDevices(),
    history: readHistory(),
    accelerators: readHardwareLibrary().accelerators,
    headroom,
    computeSpecialChip: (kernel, nanometres) => computeSpecialChipEnergy(kernel, nanometres, energies, headroom),
    electricityUsdPerKwh: readElectricityRange(),
    subnets: readBittensorSubnets(),
    powerYears: parsePowerYears(parseCsv(readFileSync(join(getPackageRoot(), POWER_FILE), "utf8"), powerColumns)),
    clouds: readTable("cloud_capacity.csv", cloudColumns),
    trends: readTable("trends.csv", trendColumns),
  };
}

/** Median, 10th and 90th percentile over countries, each once; rows such as US-TX are parts of one. */
function readElectricityRange(): Range {
  const rows = readElectricityPrices();
  const prices = rows.flatMap(({ region, usd_per_kwh }) => (region.includes("-") ? [] : [Number(usd_per_kwh)]));
  const sorted = Float64Array.from(prices).sort();
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)]!;
  return { value: at(0.5), low: at(0.1), high: at(0.9) };
}
