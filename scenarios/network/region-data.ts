import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { RegionTable } from "../../sim/network/region-table.ts";
import { getPackageRoot } from "../store/package-root.ts";
import { computeSha256 } from "../store/sha256.ts";

const FILE = "sim/network/data/network_regions.json";
const MILLISECONDS = 1e-3;

const figures = z.array(z.number().positive());
const lines = z.object({ 2015: figures, 2019: figures, inter_region: z.number().positive() });

const fileSchema = z.object({
  regions: z.array(z.string()),
  latency_ms: z.object({ 2015: z.array(figures), 2019: z.array(figures) }),
  download_bits_per_s: lines,
  upload_bits_per_s: lines,
  node_share_by_region: z.record(z.string(), z.array(z.number().min(0))),
});

/** The package's figures of the internet's regions in a year. */
export function readRegionTable(year: "2015" | "2019"): RegionTable {
  const data = readRegions();
  return {
    names: data.regions,
    latencySeconds: data.latency_ms[year].map((row) => row.map((latency) => latency * MILLISECONDS)),
    downloadBitsPerSecond: data.download_bits_per_s[year],
    uploadBitsPerSecond: data.upload_bits_per_s[year],
    interRegionBitsPerSecond: Math.min(data.download_bits_per_s.inter_region, data.upload_bits_per_s.inter_region),
  };
}

/** Share of a network's nodes in each region. */
export function readNodeShares(network: string): readonly number[] {
  const shares = readRegions().node_share_by_region[network];
  if (shares === undefined) throw new RangeError(`${FILE}: expected shares of ${network}`);
  return shares;
}

/** SHA-256 of the data, hexadecimal. */
export function computeRegionHash(): string {
  return computeSha256(readText());
}

function readRegions(): z.output<typeof fileSchema> {
  return fileSchema.parse(JSON.parse(readText()));
}

function readText(): string {
  return readFileSync(join(getPackageRoot(), FILE), "utf8");
}
