import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { GraphBuilder } from "../../kernels/graph.ts";
import { KernelError } from "../../kernels/kernel-error.ts";
import { type LatencyBasis, predictLatency } from "../../kernels/model-latency.ts";
import { listModelNodes } from "../../kernels/operators/model-graph.ts";
import { parseInputShape, prepareModel } from "../../kernels/operators/model-input.ts";
import type { ModelNode } from "../../kernels/operators/model-node.ts";
import { findOperatorClass, operatorClasses } from "../../kernels/operators/operator-class.ts";
import { computeNodeCost } from "../../kernels/operators/operator-cost.ts";
import { buildChain } from "../../kernels/operators/operator-probe.ts";
import { operatorProbes } from "../../kernels/operators/operator-probes.ts";
import { findRealModels } from "../../kernels/operators/real-models.ts";
import { runCalibration } from "../../kernels/run-calibration.ts";
import { openModel } from "../../kernels/session.ts";
import { float32Tensor, int64Tensor } from "../../kernels/tensor-value.ts";

const settings = { threads: 1, provider: "cpu" };

function node(operator: string, inputs: number[][], outputs: number[][]): ModelNode {
  return { name: operator, operator, inputs, outputs, transposesFirst: false };
}

test("operations of a node are those of its definition", (t) => {
  const expected: [ModelNode, number][] = [
    [
      node(
        "Conv",
        [
          [1, 8, 10, 10],
          [16, 8, 3, 3],
        ],
        [[1, 16, 10, 10]],
      ),
      2 * 16 * 100 * 72,
    ],
    [
      node(
        "Conv",
        [
          [1, 8, 10, 10],
          [8, 1, 3, 3],
        ],
        [[1, 8, 5, 5]],
      ),
      2 * 8 * 25 * 9,
    ],
    [
      node(
        "ConvTranspose",
        [
          [1, 8, 10, 10],
          [8, 4, 2, 2],
        ],
        [[1, 4, 20, 20]],
      ),
      2 * 800 * 16,
    ],
    [
      node(
        "MatMul",
        [
          [3, 5, 7],
          [3, 7, 11],
        ],
        [[3, 5, 11]],
      ),
      2 * 3 * 5 * 7 * 11,
    ],
    [
      {
        ...node(
          "FusedMatMul",
          [
            [7, 5],
            [7, 11],
          ],
          [[5, 11]],
        ),
        transposesFirst: true,
      },
      2 * 5 * 7 * 11,
    ],
    [
      node(
        "LSTM",
        [
          [9, 1, 32],
          [1, 64, 32],
          [1, 64, 16],
        ],
        [[9, 1, 1, 16]],
      ),
      2 * 9 * (64 * 32 + 64 * 16),
    ],
    [node("Add", [[4, 5], [5]], [[4, 5]]), 20],
  ];
  for (const [described, flops] of expected) t.is(computeNodeCost(described).flops, flops, described.operator);
  t.is(computeNodeCost(node("Add", [[4, 5], [5]], [[4, 5]])).bytes, 4 * 45);
});

test("a convolution is classed by its window and by the channels that a filter sees", (t) => {
  const classify = (image: number[], weights: number[]) => findOperatorClass(node("Conv", [image, weights], [[]]));
  t.is(classify([1, 64, 9, 9], [32, 64, 3, 3]), "convolution");
  t.is(classify([1, 64, 9, 9], [32, 64, 1, 1]), "convolution-pointwise");
  t.is(classify([1, 64, 9, 9], [64, 1, 5, 5]), "convolution-depthwise");
  t.is(classify([1, 3, 9, 9], [32, 3, 3, 3]), "convolution-first");
  t.is(classify([1, 64, 9], [32, 64, 3]), "convolution-unpacked");
  t.is(findOperatorClass(node("Frobnicate", [], [])), null);
});

/** A machine on which each class takes twice its roofline, at any size. */
const twice: LatencyBasis = {
  callSeconds: 1e-5,
  nodeSeconds: 1e-9,
  ceiling: { flopsPerSecond: 1e9, bytesPerSecond: 1e9 },
  operators: operatorProbes.map(({ operatorClass, cost }) => {
    const seconds = 2 * Math.max(cost.flops, cost.bytes) * 1e-9;
    return {
      operatorClass,
      cost,
      seconds: { unit: "s", median: seconds, low: seconds, high: seconds, repetitions: 1 },
    };
  }),
};

test("on a machine that takes twice the roofline, a model takes the call and twice its nodes' rooflines", (t) => {
  const nodes = [
    node(
      "MatMul",
      [
        [64, 512],
        [512, 512],
      ],
      [[64, 512]],
    ),
    node(
      "Add",
      [
        [500, 500],
        [500, 500],
      ],
      [[500, 500]],
    ),
    node(
      "Add",
      [
        [9000, 9000],
        [9000, 9000],
      ],
      [[9000, 9000]],
    ),
  ];
  const expected = nodes.reduce((sum, each) => {
    const { flops, bytes } = computeNodeCost(each);
    return sum + 2 * Math.max(flops, bytes) * 1e-9;
  }, 1e-5);
  const { seconds, secondsByClass } = predictLatency("model", nodes, twice);
  t.true(Math.abs(seconds / expected - 1) < 1e-9);
  t.deepEqual(Object.keys(secondsByClass), ["product", "elementwise"]);
});

test("more of a node never takes less time", (t) => {
  const noisy: LatencyBasis = {
    ...twice,
    operators: twice.operators.map((operator, index) => ({
      ...operator,
      seconds: { ...operator.seconds, median: operator.seconds.median * (1 + (index % 3) * 0.1) },
    })),
  };
  let before = 0;
  for (let rows = 1; rows < 1e6; rows *= 3) {
    const { seconds } = predictLatency("model", [node("Relu", [[rows, 8]], [[rows, 8]])], noisy);
    t.true(seconds >= before);
    before = seconds;
  }
});

test("an operator of no class is refused by name, with the node", (t) => {
  const error = t.throws(() => predictLatency("odd.onnx", [node("Frobnicate", [], [[1]])], twice), {
    instanceOf: KernelError,
  });
  t.true(error.where.includes("odd.onnx") && error.found.includes("Frobnicate"));
});

test("every class but views has probes, and every probe's chain runs", async (t) => {
  const probed = new Set(operatorProbes.map(({ operatorClass }) => operatorClass));
  t.deepEqual(
    operatorClasses.filter((name) => !probed.has(name)),
    ["view"],
  );
  for (const probe of operatorProbes.filter(({ cost }) => cost.bytes < 2 ** 21)) {
    const { graph, feeds } = buildChain(probe, 3);
    const model = await openModel(graph.encode(), feeds, settings);
    const { Y } = await model.run();
    await model.close();
    t.deepEqual([...(Y?.dims ?? [])], [...probe.dims], probe.operatorClass);
    t.true(Array.from(Y?.data as Float32Array).every(Number.isFinite), probe.operatorClass);
  }
});

test("the nodes of a model carry the shapes that its operands have when it runs", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "model-"));
  const path = join(folder, "model.onnx");
  const graph = new GraphBuilder();
  graph.input("X", "float32", ["batch", 6]);
  graph.weights("W", float32Tensor([6, 4], new Float32Array(24).fill(0.5)));
  const product = graph.node("MatMul", ["X", "W"]);
  graph.node("Sigmoid", [graph.node("Transpose", [product], { attributes: { perm: { ints: [1, 0] } } })], {
    outputs: ["Y"],
  });
  graph.output("Y", "float32", [4, "batch"]);
  writeFileSync(path, graph.encode());
  const X = float32Tensor([3, 6], new Float32Array(18));
  const nodes = await listModelNodes({ name: "three nodes", path, inputs: { X } }, settings);
  t.deepEqual(
    nodes.map(({ operator, inputs, outputs }) => ({ operator, inputs, outputs })),
    [
      {
        operator: "MatMul",
        inputs: [
          [3, 6],
          [6, 4],
        ],
        outputs: [[3, 4]],
      },
      { operator: "Transpose", inputs: [[3, 4]], outputs: [[4, 3]] },
      { operator: "Sigmoid", inputs: [[4, 3]], outputs: [[4, 3]] },
    ],
  );
  rmSync(folder, { recursive: true });
});

test("a file that is no model, or inputs that do not fit, are refused with the file's name", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "model-"));
  const path = join(folder, "broken.onnx");
  writeFileSync(path, "not a model");
  const error = await t.throwsAsync(listModelNodes({ name: "broken", path, inputs: {} }, settings), {
    instanceOf: KernelError,
  });
  t.true(error.where.includes("broken.onnx"));
  rmSync(folder, { recursive: true });
});

test("real models from npm consist of operators that have a class, and their convolutions of the counted size", async (t) => {
  const small = findRealModels().filter(({ name }) => /direction|Silero|embedding|spectrogram/.test(name));
  t.is(small.length, 5);
  for (const file of small) {
    const nodes = await listModelNodes(file, settings);
    t.true(nodes.length > 10);
    t.true(predictLatency(file.name, nodes, twice).seconds > 1e-5);
    t.deepEqual(
      nodes.filter((each) => findOperatorClass(each) === null).map(({ operator }) => operator),
      [],
    );
  }
});

test("a user's model is refused with its file where it is no model, leaves a shape open, or has an input less", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "model-"));
  const path = join(folder, "open.onnx");
  const graph = new GraphBuilder();
  graph.input("X", "float32", ["batch", 6]);
  graph.node("Relu", ["X"], { outputs: ["Y"] });
  graph.output("Y", "float32", ["batch", 6]);
  writeFileSync(path, graph.encode());
  writeFileSync(join(folder, "broken.onnx"), "not a model");
  t.deepEqual((await prepareModel({ path, inputShapes: { X: [2, 6] } })).inputs["X"]?.dims, [2, 6]);
  for (const request of [
    { path, inputShapes: {} },
    { path, inputShapes: { Z: [2, 6] } },
    { path, inputShapes: { X: [2 ** 40, 6] } },
    { path: join(folder, "broken.onnx"), inputShapes: {} },
    { path: join(folder, "absent.onnx"), inputShapes: {} },
  ]) {
    const error = await t.throwsAsync(prepareModel(request), { instanceOf: KernelError });
    t.is(error.where, request.path);
  }
  rmSync(folder, { recursive: true });
});

test("an input's shape reads as a name and whole sizes, and nothing else", (t) => {
  t.deepEqual(parseInputShape("x=1x3x640x640"), ["x", [1, 3, 640, 640]]);
  t.deepEqual(parseInputShape("a:0=5"), ["a:0", [5]]);
  t.deepEqual(parseInputShape("rate="), ["rate", []]);
  for (const text of ["", "x", "=3", "x=0", "x=1x-2", "x=1xx2", "x=1.5", "x=a"]) {
    t.throws(() => parseInputShape(text), { instanceOf: KernelError }, text);
  }
});

test("a user's model with an operator of no class is refused before anything is measured", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "model-"));
  const path = join(folder, "odd.onnx");
  const graph = new GraphBuilder();
  graph.input("X", "float32", [2, 6]);
  graph.node("CumSum", ["X", graph.weights("axis", int64Tensor([], BigInt64Array.of(1n)))], { outputs: ["Y"] });
  graph.output("Y", "float32", [2, 6]);
  writeFileSync(path, graph.encode());
  const options = { threads: 1, provider: "cpu", models: [{ path, inputShapes: {} }], now: new Date(0) };
  const steps: string[] = [];
  const onProgress = ({ step }: { step: string }) => steps.push(step);
  const error = await t.throwsAsync(runCalibration({ ...options, mode: "full", onProgress }), {
    instanceOf: KernelError,
  });
  t.true(error.where.startsWith("odd.onnx") && error.found.includes("CumSum"));
  t.deepEqual(steps, []);
  const quick = await t.throwsAsync(runCalibration({ ...options, mode: "quick", onProgress }), {
    instanceOf: KernelError,
  });
  t.is(quick.where, "--model");
  rmSync(folder, { recursive: true });
});
