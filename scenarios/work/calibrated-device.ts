import type { CalibratedMachine } from "../../hardware-models/calibrated-machine.ts";
import { serveCalibrated } from "../../hardware-models/calibrated-serving.ts";
import type { Device } from "../../hardware-models/device.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { parsePrecision } from "../../hardware-models/precision.ts";
import { resolveModelLoad } from "../../hardware-models/serving-request.ts";
import { readHardwareLibrary } from "../fit/hardware-library.ts";
import type { CalibratedDeviceTerms, WorkChoice } from "../scenario.ts";

/** What an error about the calibrated machine is about. */
export const CALIBRATED_DEVICE = "calibratedDevice";

/**
 * The calibrated machine as a device for a kind of work: one whole machine, whatever number of chips the others have.
 *
 * @param start the scenario's first month, YYYY-MM
 * @throws HardwareModelError where its kernels were not measured, or the model does not fit
 */
export function buildCalibratedDevice(
  machine: CalibratedMachine,
  work: WorkChoice,
  { terms, start }: { readonly terms: CalibratedDeviceTerms; readonly start: string },
): Device {
  const { workPerSecond, powerWatts, performance } = measureWork(machine, work);
  const chosen = "chosen by the scenario";
  return {
    name: machine.name,
    kind: "cpu",
    maker: "",
    releaseTime: Date.parse(`${terms.release === "start" ? start : terms.release}-01T00:00:00Z`) / 1000,
    workPerSecond,
    powerWatts,
    priceUsd: terms.priceUsd,
    priceIsEstimated: false,
    processNanometres: null,
    citations: { performance, releaseDate: chosen, price: chosen, process: "unknown" },
    note: `watts by ${machine.meter}`,
  };
}

interface MeasuredWork {
  readonly workPerSecond: number;
  readonly powerWatts: number;
  readonly performance: string;
}

function measureWork(machine: CalibratedMachine, work: WorkChoice): MeasuredWork {
  switch (work.kernel) {
    case "sha256d": {
      const { hashesPerSecond, watts, source } = machine.hashing;
      return { workPerSecond: hashesPerSecond, powerWatts: watts, performance: source };
    }
    case "llm-tokens": {
      try {
        const { shape, load } = resolveModelLoad({ beams: 1, ...work }, readHardwareLibrary());
        const served = serveCalibrated(machine, { shape, load, precision: parsePrecision(work.precision) });
        return {
          workPerSecond: served.rate.outputTokensPerSecond,
          powerWatts: served.watts,
          performance: [`predicted from measured kernels: ${machine.source}`, ...served.notes].join("; "),
        };
      } catch (error) {
        if (!(error instanceof HardwareModelError)) throw error;
        const { expected, found, cure } = error;
        throw new HardwareModelError({ where: CALIBRATED_DEVICE, expected, found, cure });
      }
    }
    case "poc-nonce":
      throw new HardwareModelError({
        where: CALIBRATED_DEVICE,
        expected: "no calibrated machine where work.kernel is poc-nonce, which it has not been measured on",
        found: "one",
        cure: "Remove hardware.calibratedDevice.",
      });
    default:
      return work satisfies never;
  }
}
