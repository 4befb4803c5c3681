import { computeSha256dProfile } from "../../hardware-models/profile.ts";
import { HASHES_PER_TERAHASH } from "../../sim/units.ts";
import { readDevices } from "../store/data-files.ts";
import type { Listing } from "./listing.ts";

/** The catalogue of hardware, in order of release. */
export function listDevices(): Listing {
  return {
    columns: ["name", "kind", "release", "hashrate_hs", "power_w", "j_per_th", "price_usd", "price_from"],
    rows: readDevices().map((device) => {
      const { rateHashesPerSecond, powerWatts, joulesPerHash } = computeSha256dProfile(device);
      return [
        device.name,
        device.kind,
        new Date(device.releaseTime * 1000).toISOString().slice(0, 10),
        rateHashesPerSecond,
        powerWatts,
        Number((joulesPerHash * HASHES_PER_TERAHASH).toPrecision(4)),
        Number(device.priceUsd.toPrecision(4)),
        device.priceIsEstimated ? device.citations.price : "record",
      ];
    }),
  };
}
