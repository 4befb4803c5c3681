import { computeHalfValue } from "../../kernels/half-float.ts";
import type { KernelGraph } from "../../kernels/kernel.ts";
import { openModel } from "../../kernels/session.ts";
import type { TensorData } from "../../kernels/tensor-value.ts";

/** Runs a kernel once on one thread; the numbers of its result `output`. */
export async function runKernel({ graph, feeds }: KernelGraph, output: string): Promise<number[]> {
  const model = await openModel(graph.encode(), feeds, { threads: 1, provider: "cpu" });
  const results = await model.run();
  await model.close();
  const tensor = results[output];
  if (!tensor) throw new Error(`the graph has no result ${output}`);
  const data = tensor.data as TensorData;
  if (tensor.type === "float16") return listHalves(data);
  return Array.from(data as Float32Array);
}

/** Numbers of a tensor of half floats; a newer Node hands out another kind of array over the same bits. */
export function listHalves(data: TensorData): number[] {
  return Array.from(new Uint16Array(data.buffer, data.byteOffset, data.length), computeHalfValue);
}

/** The largest difference between two vectors, as a fraction of the largest magnitude in the second. */
export function computeRelativeError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  let largest = 0;
  for (let index = 0; index < expected.length; index++) {
    const difference = Math.abs(found[index]! - expected[index]!);
    if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
    worst = Math.max(worst, difference);
    largest = Math.max(largest, Math.abs(expected[index]!));
  }
  return worst / largest;
}

/** Rows of equal width. */
export function listRows(data: ArrayLike<number>, width: number): Float64Array[] {
  const values = Array.from(data);
  return Array.from({ length: values.length / width }, (_, row) =>
    Float64Array.from(values.slice(row * width, (row + 1) * width)),
  );
}
