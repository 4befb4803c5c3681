import type { Kernel, Shape } from "./kernel.ts";
import { KernelError } from "./kernel-error.ts";

/**
 * The most that the operands and scratch of one kernel may take. A model file carries at most 2 GiB, and onnxruntime
 * keeps up to two more copies of the weights while it opens one.
 */
export const maxKernelBytes = 2 ** 30;

/** The most arithmetic in one run: at 10 GFLOP/s this takes a quarter of an hour. */
export const maxKernelFlops = 1e13;

/**
 * Refuses a shape that the kernel cannot have, or that would exhaust the machine, before any memory is taken for it.
 *
 * @throws KernelError naming the kernel and the size that is wrong
 */
export function checkShape(name: string, kernel: Kernel, shape: Shape): void {
  checkSizes(name, kernel, shape);
  const fault = kernel.findFault?.(shape);
  if (fault) throw refuse(name, shape, fault);
  const bytes = kernel.countBytes(shape) + (kernel.countScratchBytes?.(shape) ?? 0);
  if (bytes > maxKernelBytes) {
    throw refuse(name, shape, `at most ${maxKernelBytes} bytes of operands and scratch, this needs ${bytes}`);
  }
  const flops = kernel.countFlops(shape);
  if (flops > maxKernelFlops)
    throw refuse(name, shape, `at most ${maxKernelFlops} operations a run, this needs ${flops}`);
}

function checkSizes(name: string, kernel: Kernel, shape: Shape): void {
  const sizes = Object.keys(kernel.shapes.tiny);
  for (const size of Object.keys(shape)) {
    if (!sizes.includes(size)) throw refuse(name, shape, `only the sizes ${sizes.join(", ")}, not ${size}`);
  }
  for (const size of sizes) {
    const length = shape[size];
    if (length === undefined || !Number.isSafeInteger(length) || length < 1) {
      throw refuse(`${name}.${size}`, shape, "a whole number >= 1");
    }
  }
}

function refuse(where: string, shape: Shape, expected: string): KernelError {
  const found = JSON.stringify(shape);
  return new KernelError({ where, expected, found, cure: "Choose other sizes; `list kernels` shows usual ones." });
}
