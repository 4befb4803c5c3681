import type { Kernel, Precision } from "./kernel.ts";
import {
  buildProduct,
  countProductBytes,
  countProductFlops,
  findProductFault,
  type ProductShape,
} from "./matrix-product.ts";

/** A product with many rows, as in the prefill of a prompt: each weight is used once a row, so arithmetic limits it. */
export function defineGemm(precision: Precision): Kernel<ProductShape> {
  return {
    title: `Matrix times matrix (prefill), ${precision}`,
    precision,
    bound: "compute",
    unit: "product",
    shapes: {
      tiny: { rows: 4, inner: 64, columns: 48 },
      quick: { rows: 256, inner: 1024, columns: 1024 },
      full: [
        { rows: 32, inner: 1024, columns: 1024 },
        { rows: 256, inner: 1024, columns: 1024 },
        { rows: 512, inner: 2048, columns: 2048 },
      ],
    },
    countFlops: countProductFlops,
    countBytes: (shape) => countProductBytes(precision, shape),
    countUnits: () => 1,
    findFault: (shape) => findProductFault(precision, shape),
    build: (shape) => buildProduct(precision, shape),
  };
}
