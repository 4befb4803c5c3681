import type { Device } from "./device.ts";

/** How fast and at what power a device does one piece of work, and where the two figures come from. */
export interface Profile {
  readonly device: string;
  readonly kernel: "sha256d";
  readonly rateHashesPerSecond: number;
  readonly powerWatts: number;
  readonly joulesPerHash: number;
  /** Always said with the figures: a datasheet is not a measurement. */
  readonly provenance: string;
}

/** joulesPerHash = power / rate, both as the datasheet gives them at full load. */
export function computeSha256dProfile(device: Device): Profile {
  return {
    device: device.name,
    kernel: "sha256d",
    rateHashesPerSecond: device.workPerSecond,
    powerWatts: device.powerWatts,
    joulesPerHash: device.powerWatts / device.workPerSecond,
    provenance: `datasheet: ${device.citations.performance}`,
  };
}
