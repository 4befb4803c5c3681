import type { Device } from "../../hardware-models/device.ts";
import { readUsedCalibration } from "../calibration/read-calibration.ts";
import type { UsedCalibration } from "../calibration/used-calibration.ts";
import type { Assumption } from "../experiments/experiment.ts";
import { readHardwareLibrary } from "../fit/hardware-library.ts";
import { readUtilisationFile } from "../fit/utilisation-file.ts";
import type { KnownWorld, NonceWork, Scenario, WorkChoice } from "../scenario.ts";
import { buildCalibratedDevice } from "./calibrated-device.ts";
import { addRents } from "./device-rents.ts";
import { buildNonceDevices, listTokenEstimates } from "./nonce-devices.ts";
import { buildTokenDevices, type WorkDevices } from "./token-devices.ts";

/** What decides which devices are on sale. */
type DeviceChoice = Pick<Scenario, "work" | "start"> & {
  readonly hardware: Pick<Scenario["hardware"], "calibratedDevice" | "otherWork">;
};

/**
 * The devices on sale for a kind of work: the SHA-256 catalogue as it is, or accelerators as machines that serve; and
 * the calibrated machine, where the scenario sells it.
 *
 * @throws HardwareModelError where the work names something unknown, or nothing can do it
 * @throws ScenarioError where the calibration cannot be read
 */
export function readWorkDevices(scenario: DeviceChoice, world: KnownWorld): WorkDevices {
  const catalogue = readCatalogue(scenario.work, world.devices);
  const isRented = scenario.hardware.otherWork?.rates === "cited";
  const offered = isRented ? { ...catalogue, devices: addRents(catalogue.devices, scenario.work) } : catalogue;
  const terms = scenario.hardware.calibratedDevice;
  const calibration = selectCalibration(scenario, world);
  if (terms === undefined || calibration === undefined) return offered;
  const device = buildCalibratedDevice(calibration.machine, scenario.work, { terms, start: scenario.start });
  return { ...offered, devices: [...offered.devices, device] };
}

function readCatalogue(work: WorkChoice, sha256Devices: readonly Device[]): WorkDevices {
  switch (work.kernel) {
    case "sha256d":
      return { devices: sha256Devices, leftOut: [] };
    case "llm-tokens":
      return buildTokenDevices(work, readHardwareLibrary(), readUtilisationFile());
    case "poc-nonce":
      return buildNonceDevices(work, readHardwareLibrary(), readUtilisationFile());
    default:
      return work satisfies never;
  }
}

/** The calibration that a scenario rests on: the one named, or the package's own; none where none is asked for. */
function selectCalibration({ hardware }: DeviceChoice, { calibration }: KnownWorld): UsedCalibration | undefined {
  return hardware.calibratedDevice === undefined ? undefined : (calibration ?? readUsedCalibration(undefined));
}

/** The world as this scenario meets it: with the devices that can do its work. */
export function selectWorld(scenario: DeviceChoice, world: KnownWorld): KnownWorld {
  const calibration = selectCalibration(scenario, world);
  return {
    history: world.history,
    devices: readWorkDevices(scenario, world).devices,
    ...(calibration === undefined ? {} : { calibration }),
  };
}

/** What the devices rest on beside the scenario; nothing for datasheets taken as they are. */
export function listDeviceAssumptions(scenario: DeviceChoice, world: KnownWorld): Assumption[] {
  const calibration = selectCalibration(scenario, world);
  return [
    ...listCatalogueAssumptions(scenario.work),
    ...(calibration === undefined ? [] : listCalibrationAssumptions(calibration)),
  ];
}

function listCalibrationAssumptions({ machine, sha256 }: UsedCalibration): Assumption[] {
  const { lowFactor, highFactor } = machine.wattsUncertainty;
  const uncertainty = `the true watts lie within ${lowFactor} to ${highFactor} times the figure`;
  return [
    describe("Calibrated machine", machine.name, `${machine.source}; SHA-256 ${sha256}`),
    describe("Watts of the calibrated machine", "measured or modelled", `${machine.meter}; ${uncertainty}`),
  ];
}

const describe = (title: string, value: string, source: string): Assumption => ({
  path: "",
  title,
  value,
  unit: "",
  source,
});

function listCatalogueAssumptions(work: WorkChoice): Assumption[] {
  if (work.kernel === "sha256d") return [];
  const { devices, leftOut } = readCatalogue(work, []);
  const estimated = devices.filter(({ priceIsEstimated }) => priceIsEstimated).length;
  return [
    describe("Accelerators that can do the work", String(devices.length), "hardware-models/data/ai_accelerators.csv"),
    ...leftOut.map(({ reason, names }) => describe("Accelerators left out", String(names.length), reason)),
    describe(
      "Accelerators whose price is estimated",
      String(estimated),
      "median USD per 8-bit operation/s of data-centre accelerators of the time: an estimated device is no bargain by it",
    ),
    work.kernel === "poc-nonce"
      ? describe(
          "Rate and power of an accelerator",
          work.rates === "observed" ? "observed; thermal design power" : "benchmarked; thermal design power",
          "hardware-models/data/GONKA-README.md: nonces as the network counts them; watts of the datasheet's board",
        )
      : describe(
          "Rate and power of an accelerator",
          "predicted",
          "roofline with utilisation and machine power fitted on MLPerf and TensorRT-LLM results; derived figures are unofficial",
        ),
    ...(work.kernel === "poc-nonce" ? listTokenAssumptions(work) : []),
    describe("Price of a device", "its chips only", "assumption: host, network and building cost nothing here"),
    describe(
      "Devices on sale",
      "all that were announced",
      "assumption: chips that their makers only rent out can be bought",
    ),
  ];
}

/** How far the estimates of useful work are off where they can be checked. */
function listTokenAssumptions(work: NonceWork): Assumption[] {
  const estimates = listTokenEstimates(work, readHardwareLibrary(), readUtilisationFile());
  if (estimates.length === 0) return [];
  const factors = estimates.flatMap(({ measured, estimated }) =>
    measured === undefined ? [] : [Math.exp(Math.abs(Math.log(estimated / measured)))],
  );
  const unmeasured = estimates.filter(({ measured }) => measured === undefined).length;
  return [
    describe(
      "Accelerators whose served tokens nobody measured",
      String(unmeasured),
      `predicted relative to the H200; on those that were measured that is off by up to ${Math.max(...factors).toFixed(2)}x`,
    ),
  ];
}
