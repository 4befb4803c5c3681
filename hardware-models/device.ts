/** Classes of hardware, in the order in which Bitcoin mining adopted them. */
export const deviceKinds = ["cpu", "gpu", "fpga", "asic"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Where a figure of a device comes from. */
export interface DeviceCitations {
  readonly performance: string;
  readonly releaseDate: string;
  readonly price: string;
  readonly process: string;
}

/** Rent on demand from a month on. */
export interface DatedRent {
  /** YYYY-MM */
  readonly from: string;
  readonly usdPerHour: number;
}

/** A machine that does one kind of work: its figures with their citations. */
export interface Device {
  readonly name: string;
  readonly kind: DeviceKind;
  readonly maker: string;
  /** First day on sale, as seconds since 1970-01-01 UTC. */
  readonly releaseTime: number;
  /** Work a second: hashes for SHA-256d, output tokens for a language model, nonces of proof of compute; the kind of work is the scenario's. */
  readonly workPerSecond: number;
  /**
   * What customers would buy of the same machine a second, where the work that is paid for is another: output tokens
   * beside proof-of-compute nonces. Left out where nobody measured it.
   */
  readonly usefulPerSecond?: number;
  /** Power at that rate, at the wall where the source says so, W. */
  readonly powerWatts: number;
  /** Price of a new unit at release, USD. */
  readonly priceUsd: number;
  /** True where no price is on record and the price is the catalogue's estimate. */
  readonly priceIsEstimated: boolean;
  /** Process node, nm; null where unknown. */
  readonly processNanometres: number | null;
  /** What the machine was rented out for, oldest first; left out where nothing is on record. */
  readonly rents?: readonly DatedRent[];
  readonly citations: DeviceCitations;
  readonly note: string;
}
