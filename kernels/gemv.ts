import type { Kernel, Precision } from "./kernel.ts";
import { buildProduct, countProductBytes, countProductFlops, findProductFault } from "./matrix-product.ts";

/** y[columns] = x[inner] * W[inner, columns]. */
export type VectorProductShape = Readonly<{ inner: number; columns: number }>;

/**
 * A product with one row, as in the decoding of one token: each weight is used once, so memory traffic limits it. The
 * shapes keep the bytes alike between precisions; weights that fit in a cache say nothing about a large model, so a
 * calibration notes which did.
 */
export function defineGemv(precision: Precision): Kernel<VectorProductShape> {
  const shapes = shapesByPrecision[precision];
  return {
    title: `Vector times matrix (decode), ${precision}`,
    precision,
    bound: "memory",
    unit: "product",
    shapes: { tiny: { inner: 64, columns: 48 }, quick: shapes.quick, full: [shapes.quick, shapes.large] },
    countFlops: (shape) => countProductFlops({ rows: 1, ...shape }),
    countBytes: (shape) => countProductBytes(precision, { rows: 1, ...shape }),
    countUnits: () => 1,
    findFault: (shape) => findProductFault(precision, { rows: 1, ...shape }),
    build: (shape) => buildProduct(precision, { rows: 1, ...shape }),
  };
}

/** 32 or 37 MiB of weights, and 128 or 147 MiB; fp16 is twice its stored size once onnxruntime has widened it. */
const shapesByPrecision = {
  fp32: { quick: { inner: 2048, columns: 4096 }, large: { inner: 4096, columns: 8192 } },
  fp16: { quick: { inner: 2048, columns: 4096 }, large: { inner: 4096, columns: 8192 } },
  int8: { quick: { inner: 4096, columns: 8192 }, large: { inner: 8192, columns: 16384 } },
  int4: { quick: { inner: 4096, columns: 14336 }, large: { inner: 8192, columns: 28672 } },
} as const satisfies Record<Precision, { quick: VectorProductShape; large: VectorProductShape }>;
