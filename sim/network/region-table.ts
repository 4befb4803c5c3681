/** Measured properties of the regions of the internet, by region number. */
export interface RegionTable {
  readonly names: readonly string[];
  /** [s] one way, from row to column. */
  readonly latencySeconds: readonly (readonly number[])[];
  /** [bit/s] of one node. */
  readonly downloadBitsPerSecond: readonly number[];
  readonly uploadBitsPerSecond: readonly number[];
  /** [bit/s] the most that one transfer between two regions gets. */
  readonly interRegionBitsPerSecond: number;
}
