import { gelu, silu } from "./activation.ts";
import { attentionDecode, attentionPrefill } from "./attention.ts";
import { convolution, depthwiseConvolution, pointwiseConvolution } from "./convolution.ts";
import { defineGemm } from "./gemm.ts";
import { defineGemv } from "./gemv.ts";
import type { Kernel, KernelGraph, Shape } from "./kernel.ts";
import { layerNorm, rmsNorm } from "./norm.ts";
import { pocNonce } from "./poc-nonce.ts";
import { rotaryEmbedding } from "./rotary.ts";
import { checkShape } from "./shape-limit.ts";
import { softmax } from "./softmax.ts";
import { defineBlockDecode, defineBlockPrefill } from "./transformer-block.ts";

/** Every kernel that a calibration measures with onnxruntime. */
export const kernels = {
  "gemm-fp32": defineGemm("fp32"),
  "gemm-fp16": defineGemm("fp16"),
  "gemm-int8": defineGemm("int8"),
  "gemm-int4": defineGemm("int4"),
  "gemv-fp32": defineGemv("fp32"),
  "gemv-fp16": defineGemv("fp16"),
  "gemv-int8": defineGemv("int8"),
  "gemv-int4": defineGemv("int4"),
  "attention-prefill": attentionPrefill,
  "attention-decode": attentionDecode,
  "rms-norm": rmsNorm,
  "layer-norm": layerNorm,
  softmax,
  silu,
  gelu,
  rotary: rotaryEmbedding,
  convolution,
  "convolution-pointwise": pointwiseConvolution,
  "convolution-depthwise": depthwiseConvolution,
  "block-prefill-fp32": defineBlockPrefill("fp32"),
  "block-prefill-int8": defineBlockPrefill("int8"),
  "block-prefill-int4": defineBlockPrefill("int4"),
  "block-decode-fp32": defineBlockDecode("fp32"),
  "block-decode-int8": defineBlockDecode("int8"),
  "block-decode-int4": defineBlockDecode("int4"),
  "poc-nonce": pocNonce,
} satisfies Record<string, Kernel>;

export type KernelName = keyof typeof kernels;

export const kernelNames = Object.keys(kernels) as readonly KernelName[];

/**
 * A kernel's model and inputs at a shape.
 *
 * @throws KernelError where the shape is zero, ragged or too large; before memory is taken for it
 */
export function buildKernel(name: KernelName, shape: Shape): KernelGraph {
  const kernel: Kernel = kernels[name];
  checkShape(name, kernel, shape);
  return kernel.build(shape);
}
