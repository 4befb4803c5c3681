import { type Accelerator, type AcceleratorKind, type AcceleratorLink, acceleratorKinds } from "./accelerator.ts";

/** Columns of `ai_accelerators.csv` that are read. */
export const acceleratorColumns = [
  "name",
  "vendor",
  "kind",
  "release_date",
  "process_nm",
  "fp16_bf16_dense_tflops",
  "fp8_int8_dense_tops",
  "fp4_dense_tflops",
  "memory_gb",
  "bandwidth_gbs",
  "tdp_w",
  "launch_price_usd",
  "source",
  "confidence",
  "notes",
] as const;
export type AcceleratorRow = Readonly<Record<(typeof acceleratorColumns)[number], string>>;

/** Columns of `accelerator_features.csv`: formats and links, which the catalogue does not have. */
export const featureColumns = [
  "name",
  "native_8bit",
  "four_bit_math",
  "link_gbs",
  "link_kind",
  "chip_power_w",
  "source",
  "confidence",
] as const;
export type FeatureRow = Readonly<Record<(typeof featureColumns)[number], string>>;

/** Slowest link in use since 2017, PCIe 3 x16, for devices without a row of features. */
const assumedLink: AcceleratorLink = { bytesPerSecond: 32e9, kind: "pcie", source: "assumed: PCIe 3 x16" };

/** A CPU's memory is the host's; this is what a socket of the benchmarks' servers has. */
const assumedHostMemoryBytes = 512e9;

/** Consumer Pascal multiplies fp16 at 1/64 of fp32; the catalogue's figure is that rate, no matrix unit's. */
const leastMatrixOpsPerSecond = 1e12;

/**
 * Accelerators of the catalogue, in the order of its rows. A device without features is taken to have int8 where it
 * has an 8-bit rate, and PCIe 3.
 *
 * @throws Error that names the row and column of a cell that cannot be read, or a feature row without a device
 */
export function parseAccelerators(rows: readonly AcceleratorRow[], features: readonly FeatureRow[]): Accelerator[] {
  const featureOf = new Map(features.map((row) => [row.name, row]));
  const accelerators = rows.map((row, index) => parseRow(row, featureOf.get(row.name), index));
  const known = new Set(accelerators.map(({ name }) => name));
  const orphan = features.find(({ name }) => !known.has(name));
  if (orphan !== undefined) throw new Error(`accelerator features: no accelerator is named "${orphan.name}"`);
  if (known.size !== rows.length) throw new Error("accelerators: two rows have one name");
  return accelerators;
}

function parseRow(row: AcceleratorRow, feature: FeatureRow | undefined, index: number): Accelerator {
  const read = (column: keyof AcceleratorRow, scale: number): number | null => {
    if (row[column].trim() === "") return null;
    const value = Number(row[column]) * scale;
    if (Number.isFinite(value) && value >= 0) return value === 0 ? null : value;
    throw new Error(`accelerator row ${index + 1} (${row.name}): ${column}: not a number: "${row[column]}"`);
  };
  const releaseTime = Date.parse(`${row.release_date}T00:00:00Z`) / 1000;
  if (Number.isNaN(releaseTime)) throw new Error(`accelerator row ${index + 1} (${row.name}): release_date`);
  const fp16 = read("fp16_bf16_dense_tflops", 1e12);
  const eightBit = read("fp8_int8_dense_tops", 1e12);
  const thermalDesignWatts = read("tdp_w", 1);
  return {
    name: row.name,
    vendor: row.vendor,
    kind: parseKind(row.kind, row.name),
    releaseTime,
    processNanometres: read("process_nm", 1),
    fp16OpsPerSecond: fp16 !== null && fp16 < leastMatrixOpsPerSecond ? null : fp16,
    eightBitOpsPerSecond: eightBit,
    fp4OpsPerSecond: read("fp4_dense_tflops", 1e12),
    memoryBytes:
      read("memory_gb", 1e9) ?? readMemoryInName(row.name) ?? (row.kind === "CPU" ? assumedHostMemoryBytes : null),
    bandwidthBytesPerSecond: read("bandwidth_gbs", 1e9),
    thermalDesignWatts,
    launchPriceUsd: read("launch_price_usd", 1),
    source: row.source,
    confidence: row.confidence,
    note: row.notes,
    ...parseFeature(feature, eightBit, thermalDesignWatts),
  };
}

/** "NVIDIA Tesla P100 PCIe 16GB" has 16 GB, whether or not its row says so again. */
function readMemoryInName(name: string): number | null {
  const gigabytes = /\b(\d+) ?GB\b/.exec(name)?.[1];
  return gigabytes === undefined ? null : Number(gigabytes) * 1e9;
}

function parseFeature(feature: FeatureRow | undefined, eightBit: number | null, watts: number | null) {
  const native8Bit = feature?.native_8bit ?? (eightBit === null ? "none" : "int8");
  const link: AcceleratorLink =
    feature === undefined
      ? assumedLink
      : {
          bytesPerSecond: Number(feature.link_gbs) * 1e9,
          kind: feature.link_kind === "switched" ? "switched" : "pcie",
          source: `${feature.source} (${feature.confidence})`,
        };
  return {
    native8Bit: native8Bit === "fp8" ? "fp8" : native8Bit === "int8" ? "int8" : "none",
    fourBitWeightArithmetic: feature?.four_bit_math === "int8" ? "int8" : "fp16",
    chipWatts: feature === undefined || feature.chip_power_w === "" ? watts : Number(feature.chip_power_w),
    link,
  } as const;
}

function parseKind(text: string, name: string): AcceleratorKind {
  const kind = acceleratorKinds.find((known) => known === text);
  if (kind === undefined) throw new Error(`accelerator ${name}: kind: expected one of ${acceleratorKinds.join(", ")}`);
  return kind;
}
