import test from "ava";
import type { Kernel, Shape } from "../../kernels/kernel.ts";
import { KernelError } from "../../kernels/kernel-error.ts";
import { buildKernel, type KernelName, kernelNames, kernels } from "../../kernels/registry.ts";
import { maxKernelBytes } from "../../kernels/shape-limit.ts";
import { runKernel } from "./run-kernel.ts";

/** Worked by hand from the shape: [kernel, shape, operations, bytes]. */
const handCounts: readonly [KernelName, Shape, number, number][] = [
  // 2 * 4 * 64 * 48; weights 3072, inputs 256, results 192 numbers.
  ["gemm-fp32", { rows: 4, inner: 64, columns: 48 }, 24576, 4 * 3520],
  ["gemm-fp16", { rows: 4, inner: 64, columns: 48 }, 24576, 2 * 3520],
  // Weights and inputs a byte each, results four.
  ["gemm-int8", { rows: 4, inner: 64, columns: 48 }, 24576, 3072 + 256 + 768],
  // 48 columns of 2 blocks of 16 + 4 bytes; inputs and results 4 bytes each.
  ["gemm-int4", { rows: 4, inner: 64, columns: 48 }, 24576, 1920 + 1024 + 768],
  ["gemv-fp32", { inner: 64, columns: 48 }, 6144, 4 * (3072 + 64 + 48)],
  // Pairs 1 + 2 + 3 = 6; 4 * 4 * 16 a pair; queries and results 2 * 3 * 64, keys and values 2 * 2 * 16 read and written for 3.
  ["attention-prefill", { tokens: 3, heads: 4, keyValueHeads: 2, headSize: 16 }, 1536, 4 * (384 + 384)],
  // One token sees 10 others and itself.
  ["attention-decode", { context: 10, heads: 4, keyValueHeads: 2, headSize: 16 }, 2816, 4 * (128 + 64 * 12)],
  ["rms-norm", { rows: 2, width: 10 }, 2 * 43, 4 * 50],
  ["layer-norm", { rows: 2, width: 10 }, 2 * 74, 4 * 60],
  ["softmax", { rows: 2, width: 10 }, 100, 160],
  ["silu", { rows: 2, width: 10 }, 80, 160],
  ["gelu", { rows: 2, width: 10 }, 100, 160],
  // 5 tokens of 32 numbers, tables of 8 sines and 8 cosines a token, positions of 8 bytes.
  ["rotary", { tokens: 5, heads: 2, headSize: 16 }, 480, 4 * (320 + 80) + 40],
  ["convolution", { channels: 3, filters: 4, side: 6, window: 3 }, 2 * 36 * 108, 4 * (252 + 108)],
  ["convolution-depthwise", { channels: 4, side: 6, window: 3 }, 2 * 36 * 36, 4 * (288 + 36)],
];

test("operations and bytes of a kernel are those counted by hand", (t) => {
  for (const [name, shape, flops, bytes] of handCounts) {
    const kernel: Kernel = kernels[name];
    t.is(kernel.countFlops(shape), flops, `${name} operations`);
    t.is(kernel.countBytes(shape), bytes, `${name} bytes`);
  }
});

test("a block's operations are two a weight and a token, but for attention and what passes by once", (t) => {
  const layer = { width: 2048, heads: 32, keyValueHeads: 8, headSize: 64, hidden: 5632 };
  const weights = 2048 * (2048 + 512 + 512 + 2048) + 3 * 2048 * 5632;
  for (const name of ["block-prefill-fp32", "block-prefill-int4"] as const) {
    const flops = kernels[name].countFlops({ tokens: 16, ...layer });
    t.true(flops > 2 * 16 * weights && flops < 2 * 16 * weights * 1.01, `${name} ${flops}`);
  }
  const decode = { context: 1, ...layer };
  t.true(Math.abs(kernels["block-decode-fp32"].countBytes(decode) / (4 * weights) - 1) < 0.01);
  // Half a byte and an eighth of a byte of scale for int4, one byte and an eighth for int8.
  t.true(Math.abs(kernels["block-decode-int4"].countBytes(decode) / (0.625 * weights) - 1) < 0.01);
  t.true(Math.abs(kernels["block-decode-int8"].countBytes(decode) / (1.125 * weights) - 1) < 0.01);
});

test("every kernel's model is at least as large as the weights it counts, and its feeds as its inputs", (t) => {
  for (const name of kernelNames) {
    const kernel: Kernel = kernels[name];
    const { graph, feeds } = kernel.build(kernel.shapes.tiny);
    const constants = [...graph.constants.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
    const inputs = Object.values(feeds).reduce((sum, { data }) => sum + data.byteLength, 0);
    const counted = kernel.countBytes(kernel.shapes.tiny);
    // Results come on top; a layer's gains of one and its tables of sines are not counted by the block kernels.
    t.true(counted > 0.5 * (constants + inputs) && counted < 3 * (constants + inputs), `${name} ${counted}`);
  }
});

for (const name of kernelNames) {
  const kernel: Kernel = kernels[name];
  test(`${name} runs at its smallest shape, and gives finite numbers, the same each time`, async (t) => {
    const first = await runKernel(buildKernel(name, kernel.shapes.tiny), "Y");
    t.true(first.length > 0 && first.every(Number.isFinite));
    t.deepEqual(await runKernel(buildKernel(name, kernel.shapes.tiny), "Y"), first);
  });

  test(`${name} has usual shapes within the limits, and refuses zero, fractions, unknown and huge sizes`, (t) => {
    for (const shape of [kernel.shapes.quick, ...kernel.shapes.full]) {
      t.true(kernel.countBytes(shape) + (kernel.countScratchBytes?.(shape) ?? 0) <= maxKernelBytes);
    }
    for (const size of Object.keys(kernel.shapes.tiny)) {
      for (const bad of [0, -1, 1.5, Number.NaN, 2 ** 40, 1e300]) {
        const shape = { ...kernel.shapes.tiny, [size]: bad };
        const error = t.throws(() => buildKernel(name, shape), { instanceOf: KernelError }, `${size} ${bad}`);
        t.true(error.where.startsWith(name) && error.message.includes("expected"));
      }
    }
    t.throws(() => buildKernel(name, { ...kernel.shapes.tiny, colour: 3 }), { instanceOf: KernelError });
  });
}
