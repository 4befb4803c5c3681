import test from "ava";
import { gelu, silu } from "../../kernels/activation.ts";
import { attentionDecode, attentionPrefill } from "../../kernels/attention.ts";
import { convolution, depthwiseConvolution, pointwiseConvolution } from "../../kernels/convolution.ts";
import type { Kernel, KernelGraph, Precision } from "../../kernels/kernel.ts";
import { blockLength, buildProduct, type ProductShape } from "../../kernels/matrix-product.ts";
import { layerNorm, type RowsShape, rmsNorm } from "../../kernels/norm.ts";
import { computeGelu, computeSilu } from "../../kernels/reference/activation.ts";
import { computeAttention, listCacheRows } from "../../kernels/reference/attention.ts";
import { computeConvolution } from "../../kernels/reference/convolution.ts";
import { computeBlockWeights, computeProduct } from "../../kernels/reference/matrix-product.ts";
import { computeLayerNorm, computeRmsNorm } from "../../kernels/reference/norm.ts";
import { computeRotary } from "../../kernels/reference/rotary.ts";
import { computeSoftmax } from "../../kernels/reference/softmax.ts";
import { computeBlock, type LayerWeights } from "../../kernels/reference/transformer-block.ts";
import { rotaryEmbedding } from "../../kernels/rotary.ts";
import { softmax } from "../../kernels/softmax.ts";
import { type BlockPrecision, defineBlockDecode, defineBlockPrefill } from "../../kernels/transformer-block.ts";
import { computeRelativeError, listHalves, listRows, runKernel } from "./run-kernel.ts";

/** The largest error allowed, as a fraction of the largest result: the arithmetic that each format keeps. */
const tolerance = { fp32: 2e-6, fp16: 1e-3, int8: 0, int4: 0.03 } as const satisfies Record<Precision, number>;

const productShapes: readonly ProductShape[] = [
  { rows: 1, inner: 32, columns: 1 },
  { rows: 1, inner: 64, columns: 48 },
  { rows: 7, inner: 96, columns: 33 },
  { rows: 17, inner: 160, columns: 64 },
];

for (const precision of ["fp32", "fp16", "int8", "int4"] as const) {
  test(`a product in ${precision} is the sum of products of its rows and columns`, async (t) => {
    for (const shape of productShapes) {
      const built = buildProduct(precision, shape);
      const expected = computeProduct(listInput(built), listWeights(built, shape), shape);
      const error = computeRelativeError(await runKernel(built, "Y"), expected);
      t.true(error <= tolerance[precision], `${JSON.stringify(shape)}: ${error}`);
    }
  });
}

function listInput({ feeds }: KernelGraph): number[] {
  const { X } = feeds;
  if (!X) throw new Error("no input X");
  return X.type === "float16" ? listHalves(X.data) : Array.from(X.data as Float32Array);
}

/** The weights of a product as onnxruntime sees them, widened. */
function listWeights({ graph }: KernelGraph, { inner, columns }: ProductShape): ArrayLike<number> {
  const weights = graph.constants.get("W");
  const scales = graph.constants.get("W_scales");
  if (!weights) throw new Error("no weights W");
  if (weights.type === "float16") return listHalves(weights.data);
  if (!scales) return weights.data as Float32Array;
  const layout = { inner, columns, bits: 4, block: blockLength } as const;
  return computeBlockWeights(weights.data as Uint8Array, scales.data as Float32Array, layout);
}

const rowKernels: Record<string, [Kernel<RowsShape>, (row: Float64Array, built: KernelGraph) => Float64Array]> = {
  "RMS norm": [rmsNorm, (row, { graph }) => computeRmsNorm(row, listConstant(graph, "gain"))],
  "layer norm": [
    layerNorm,
    (row, { graph }) => computeLayerNorm(row, listConstant(graph, "gain"), listConstant(graph, "bias")),
  ],
  softmax: [softmax, (row) => computeSoftmax(row)],
  SiLU: [silu, (row) => row.map(computeSilu)],
  GELU: [gelu, (row) => row.map(computeGelu)],
};

for (const [name, [kernel, reference]] of Object.entries(rowKernels)) {
  test(`${name} is its formula, row by row`, async (t) => {
    for (const shape of [kernel.shapes.tiny, { rows: 1, width: 1 }, { rows: 5, width: 37 }]) {
      const built = kernel.build(shape);
      const expected = listRows(listInput(built), shape.width).flatMap((row) => [...reference(row, built)]);
      const error = computeRelativeError(await runKernel(built, "Y"), expected);
      t.true(error <= 1e-5, `${JSON.stringify(shape)}: ${error}`);
    }
  });
}

function listConstant(graph: KernelGraph["graph"], name: string): Float32Array {
  const value = graph.constants.get(name);
  if (!value) throw new Error(`no constant ${name}`);
  return value.data as Float32Array;
}

test("a rotary embedding turns each pair by its position over its wavelength", async (t) => {
  for (const shape of [rotaryEmbedding.shapes.tiny, { tokens: 33, heads: 3, headSize: 8 }]) {
    const built = rotaryEmbedding.build(shape);
    const rows = listRows(listInput(built), shape.heads * shape.headSize);
    const expected = rows.flatMap((row, token) => [...computeRotary(row, token, shape.headSize)]);
    t.true(computeRelativeError(await runKernel(built, "Y"), expected) <= 2e-6);
  }
});

const headShapes = [
  { heads: 4, keyValueHeads: 2, headSize: 16 },
  { heads: 3, keyValueHeads: 3, headSize: 8 },
  { heads: 6, keyValueHeads: 1, headSize: 8 },
];

test("attention in a prompt weighs the values of the tokens up to each one", async (t) => {
  for (const heads of headShapes) {
    const built = attentionPrefill.build({ tokens: 6, ...heads });
    const expected = expectAttention(built, heads, 0);
    t.true(computeRelativeError(await runKernel(built, "Y"), expected) <= 5e-6);
  }
});

test("attention of a new token weighs the values of its cache and its own", async (t) => {
  for (const heads of headShapes) {
    const built = attentionDecode.build({ context: 9, ...heads });
    const expected = expectAttention(built, heads, 9);
    t.true(computeRelativeError(await runKernel(built, "Y"), expected) <= 5e-6);
  }
});

function expectAttention({ feeds }: KernelGraph, heads: (typeof headShapes)[number], context: number): number[] {
  const widthOf = { query: heads.heads * heads.headSize, key: heads.keyValueHeads * heads.headSize };
  const cached = (part: string) => listCacheRows(listFeed(feeds, `attention_${part}_in`), context, heads);
  const keys = [...cached("key"), ...listRows(listFeed(feeds, "key"), widthOf.key)];
  const values = [...cached("value"), ...listRows(listFeed(feeds, "value"), widthOf.key)];
  const queries = listRows(listFeed(feeds, "query"), widthOf.query);
  return computeAttention(queries, keys, values, heads).flatMap((row) => [...row]);
}

function listFeed(feeds: KernelGraph["feeds"], name: string): Float32Array {
  const value = feeds[name];
  if (!value) throw new Error(`no input ${name}`);
  return value.data as Float32Array;
}

test("a convolution sums its window over the channels it sees, zero outside the image", async (t) => {
  const shapes = [
    convolution.shapes.tiny,
    { channels: 5, filters: 2, side: 4, window: 3 },
    pointwiseConvolution.shapes.tiny,
  ];
  for (const shape of shapes) {
    const built = convolution.build(shape);
    const expected = computeConvolution(listInput(built), listConstant(built.graph, "W"), shape, 1);
    t.true(computeRelativeError(await runKernel(built, "Y"), expected) <= 2e-6);
  }
});

test("a depthwise convolution sums its window over one channel", async (t) => {
  for (const shape of [depthwiseConvolution.shapes.tiny, { channels: 16, side: 7, window: 5 }]) {
    const built = depthwiseConvolution.build(shape);
    const whole = { ...shape, filters: shape.channels };
    const expected = computeConvolution(listInput(built), listConstant(built.graph, "W"), whole, shape.channels);
    t.true(computeRelativeError(await runKernel(built, "Y"), expected) <= 2e-6);
  }
});

/** A whole block compounds the error of seven products; int8 and int4 also round activations to 8 bits before each. */
const blockTolerance = { fp32: 5e-6, int8: 0.03, int4: 0.03 } as const satisfies Record<BlockPrecision, number>;

for (const precision of ["fp32", "int8", "int4"] as const) {
  test(`a transformer block in ${precision} is norm, attention, norm and SwiGLU with residuals`, async (t) => {
    const prefill = defineBlockPrefill(precision);
    const decode = defineBlockDecode(precision);
    const { tokens, ...layer } = prefill.shapes.tiny;
    for (const [built, context] of [
      [prefill.build({ tokens, ...layer }), 0],
      [decode.build({ context: 9, ...layer }), 9],
    ] as const) {
      const rows = listRows(listInput(built), layer.width);
      const cached = (part: string) => listCacheRows(listFeed(built.feeds, `attention_0_${part}_in`), context, layer);
      const cache = { keys: cached("key"), values: cached("value") };
      const expected = computeBlock(rows, layer, listLayerWeights(built, precision), cache);
      const error = computeRelativeError(
        await runKernel(built, "Y"),
        expected.flatMap((row) => [...row]),
      );
      t.true(error <= blockTolerance[precision], `${context}: ${error}`);
    }
  });
}

function listLayerWeights({ graph }: KernelGraph, precision: BlockPrecision): LayerWeights {
  return (name) => {
    const key = `block/0/${name}`;
    if (precision === "fp32") return listConstant(graph, key);
    const codes = graph.constants.get(key);
    const [columns = 0, blocks = 0] = codes?.dims ?? [];
    const layout = {
      inner: blocks * blockLength,
      columns,
      bits: precision === "int4" ? 4 : 8,
      block: blockLength,
    } as const;
    return computeBlockWeights(codes?.data as Uint8Array, listConstant(graph, `${key}_scales`), layout);
  };
}
