import type { Calibration } from "../../kernels/calibration.ts";
import { type Precision, precisions } from "../../kernels/kernel.ts";
import { formatQuantity } from "../number-format.ts";
import type { Hue, RooflineFigure, RooflinePoint } from "./figure.ts";

type KernelResult = Calibration["kernels"][number];

const hues: Readonly<Record<Precision, Hue>> = { fp32: "blue", fp16: "green", int8: "vermillion", int4: "purple" };

/** Every measured kernel under the machine's own ceilings. */
export function drawRooflineFigure({ ceilings, kernels }: Calibration): RooflineFigure {
  const sorted = [...kernels].sort((one, other) => getIntensity(one) - getIntensity(other));
  return {
    kind: "roofline",
    id: "roofline",
    takeaway: sayMiddle(kernels),
    subtitle:
      "Arithmetic rate against arithmetic intensity, both logarithmic. Lines are ceilings measured in the same run: slanted ones for moving bytes, level ones for arithmetic. Marks are medians with 95% intervals; one far below the lines leaves speed unused.",
    note: "A kernel with several shapes is named once; names without room are left out: point at a mark, use the arrow keys, or open the table. Half precision is unpacked to fp32 on processors that cannot multiply it.",
    bandwidths: ceilings.bandwidth.filter(isShown).map(({ workingSetBytes, copy, onnxruntime }) => {
      const bytesPerSecond = Math.max(copy.median, onnxruntime.median);
      return {
        label: `${formatQuantity(bytesPerSecond, "B/s")} within ${formatBinary(workingSetBytes)}`,
        bytesPerSecond,
      };
    }),
    peaks: ceilings.peakRates.map(({ precision, flopsPerSecond }) => ({
      label: precision,
      rate: formatQuantity(flopsPerSecond.median, "FLOP/s"),
      hue: hues[precision],
      flopsPerSecond: flopsPerSecond.median,
    })),
    points: sorted.map((kernel, index) => makePoint(kernel, isFirstOfName(sorted, index))),
  };
}

/** Sizes of a kernel, as "rows 256, inner 1024". */
export function sayShape(shape: KernelResult["shape"]): string {
  return Object.entries(shape)
    .map(([size, count]) => `${size.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${count}`)
    .join(", ");
}

/** A share of memory as people write it: 256 MiB. */
export function formatBinary(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** step).toPrecision(3))} ${units[step] ?? ""}`;
}

function makePoint(kernel: KernelResult, isNamed: boolean): RooflinePoint {
  const { name, title, precision, shape, flopsPerSecond, rooflineFraction } = kernel;
  return {
    name: isNamed ? name.replace(`-${precision}`, "").replaceAll("-", " ") : "",
    title: `${title}; ${sayShape(shape)}`,
    group: precision,
    hue: hues[precision],
    mark: precisions.indexOf(precision),
    flopsPerByte: getIntensity(kernel),
    flopsPerSecond: flopsPerSecond.median,
    low: flopsPerSecond.low,
    high: flopsPerSecond.high,
    rooflineShare: rooflineFraction,
  };
}

/** The smallest and largest working set and one in the middle: lines in between say nothing more. */
function isShown(_: unknown, index: number, levels: readonly unknown[]): boolean {
  return [0, levels.length >> 1, levels.length - 1].includes(index);
}

function isFirstOfName(kernels: readonly KernelResult[], index: number): boolean {
  return kernels.findIndex(({ name }) => name === kernels[index]?.name) === index;
}

function getIntensity({ flops, bytes }: KernelResult): number {
  return flops / bytes;
}

function sayMiddle(kernels: readonly KernelResult[]): string {
  const shares = kernels.map(({ rooflineFraction }) => rooflineFraction).sort((one, other) => one - other);
  const middle = shares[shares.length >> 1] ?? 0;
  const high = shares.filter((share) => share >= 0.5).length;
  return `Half of the ${kernels.length} measurements reach ${formatQuantity(middle, "share")} of their roofline or more; ${high} reach half of it`;
}
