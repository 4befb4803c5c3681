import type { Kernel } from "../../kernels/kernel.ts";
import { kernels } from "../../kernels/registry.ts";
import type { Listing } from "./listing.ts";

/** Inference kernels that `calibrate` measures, at their first full shape, and the hash beside them. */
export function listKernels(): Listing {
  return {
    columns: ["name", "precision", "bound", "unit", "flops", "bytes", "shape", "title"],
    rows: [
      ...Object.entries<Kernel>(kernels).map(([name, kernel]) => {
        const [shape] = kernel.shapes.full;
        const sizes = Object.entries(shape ?? kernel.shapes.quick).map(([size, count]) => `${size}=${count}`);
        const { precision, bound, unit, title } = kernel;
        const counted = shape ?? kernel.shapes.quick;
        return [
          ...[name, precision, bound, unit, kernel.countFlops(counted), kernel.countBytes(counted)],
          ...[sizes.join(" "), title],
        ];
      }),
      ["sha256d", "integer", "compute", "hash", null, null, "bytes=80", "SHA-256d of a Bitcoin header"],
    ],
  };
}
