import type { Device, DeviceKind } from "../../hardware-models/device.ts";

/** joules: work for a joule; box: work a second of one machine, whatever its size. */
export type DeviceMeasure = "joules" | "box";

interface DeviceChoice {
  readonly kind: DeviceKind;
  readonly measure: DeviceMeasure;
  /** Last second of release, seconds since 1970. */
  readonly before: number;
}

/** Maker of the rows that stand for a class of early devices: no device that anyone could buy. */
const CLASS_ROWS = "CBECI bin";

/**
 * The best device of a kind that was on sale by a date.
 *
 * @throws Error where none was
 */
export function getBestDevice(devices: readonly Device[], { kind, measure, before }: DeviceChoice): Device {
  const known = devices.filter(
    (device) => device.kind === kind && device.releaseTime <= before && device.maker !== CLASS_ROWS,
  );
  const [first, ...others] = known;
  if (first === undefined) throw new Error(`no ${kind} on sale by ${new Date(before * 1000).toISOString()}`);
  return others.reduce((best, device) => (compareDevices(device, best, measure) > 1 ? device : best), first);
}

/** How many times as good one device is as another. */
export function compareDevices(one: Device, other: Device, measure: DeviceMeasure): number {
  const ratio = measureDevice(one, measure) / measureDevice(other, measure);
  return measure === "joules" ? 1 / ratio : ratio;
}

/** Joules for a unit of work, or work a second of the machine. */
export function measureDevice({ powerWatts, workPerSecond }: Device, measure: DeviceMeasure): number {
  return measure === "joules" ? powerWatts / workPerSecond : workPerSecond;
}
