import type { Device } from "../../hardware-models/device.ts";
import type { Assumption } from "../experiments/experiment.ts";
import { readHardwareLibrary } from "../fit/hardware-library.ts";
import { readUtilisationFile } from "../fit/utilisation-file.ts";
import type { KnownWorld, Scenario, WorkChoice } from "../scenario.ts";
import { buildTokenDevices, type WorkDevices } from "./token-devices.ts";

/**
 * The devices on sale for a kind of work: the SHA-256 catalogue as it is, or accelerators as machines that serve.
 *
 * @throws HardwareModelError where the work names something unknown, or nothing can do it
 */
export function readWorkDevices(work: WorkChoice, sha256Devices: readonly Device[]): WorkDevices {
  if (work.kernel === "sha256d") return { devices: sha256Devices, leftOut: [] };
  return buildTokenDevices(work, readHardwareLibrary(), readUtilisationFile());
}

/** The world as this scenario meets it: with the devices that can do its work. */
export function selectWorld({ work }: Scenario, world: KnownWorld): KnownWorld {
  return { history: world.history, devices: readWorkDevices(work, world.devices).devices };
}

/** What the devices of a kind of work rest on beside the scenario; nothing for datasheets taken as they are. */
export function listDeviceAssumptions(work: WorkChoice): Assumption[] {
  if (work.kernel === "sha256d") return [];
  const { devices, leftOut } = readWorkDevices(work, []);
  const estimated = devices.filter(({ priceIsEstimated }) => priceIsEstimated).length;
  const describe = (title: string, value: string, source: string): Assumption => ({
    path: "",
    title,
    value,
    unit: "",
    source,
  });
  return [
    describe("Accelerators that can do the work", String(devices.length), "hardware-models/data/ai_accelerators.csv"),
    ...leftOut.map(({ reason, names }) => describe("Accelerators left out", String(names.length), reason)),
    describe(
      "Accelerators whose price is estimated",
      String(estimated),
      "median USD per 8-bit operation/s of data-centre accelerators of the time: an estimated device is no bargain by it",
    ),
    describe(
      "Rate and power of an accelerator",
      "predicted",
      "roofline with utilisation and machine power fitted on MLPerf and TensorRT-LLM results; derived figures are unofficial",
    ),
    describe("Price of a device", "its chips only", "assumption: host, network and building cost nothing here"),
    describe(
      "Devices on sale",
      "all that were announced",
      "assumption: chips that their makers only rent out can be bought",
    ),
  ];
}
