import type { Device } from "../../hardware-models/device.ts";
import { readTable } from "../fit/read-table.ts";
import type { WorkChoice } from "../scenario.ts";

const columns = ["device", "sha256_device", "from", "usd_per_hour"] as const;

/** Devices with the rents on record; a machine of several chips is rented out whole. */
export function addRents(devices: readonly Device[], work: WorkChoice): Device[] {
  const rows = readTable("gpu_rental.csv", columns);
  const nameColumn = work.kernel === "sha256d" ? "sha256_device" : "device";
  const chips = work.kernel === "llm-tokens" ? work.chips : 1;
  return devices.map((device) => {
    const own = rows.filter((row) => row[nameColumn] === device.name);
    if (own.length === 0) return device;
    return { ...device, rents: own.map(({ from, usd_per_hour: usd }) => ({ from, usdPerHour: Number(usd) * chips })) };
  });
}
