import { readFile } from "node:fs/promises";
import test from "ava";
import {
  type CalibratedMachine,
  chooseMeasuredFormat,
  type MeasuredFormat,
} from "../../hardware-models/calibrated-machine.ts";
import { serveCalibrated } from "../../hardware-models/calibrated-serving.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import type { LlmShape } from "../../hardware-models/llm-shape.ts";
import { type Calibration, parseCalibration } from "../../kernels/calibration.ts";
import { describeCalibratedMachine } from "../../scenarios/calibration/describe-machine.ts";
import { readHardwareLibrary } from "../../scenarios/fit/hardware-library.ts";

const referencePath = new URL("../../../kernels/data/reference-calibration.json", import.meta.url);
const calibration = parseCalibration(await readFile(referencePath, "utf8"), "reference");
const machine = describeCalibratedMachine(calibration, "reference");
const { shapes } = readHardwareLibrary();
const llama = shapes.find(({ name }) => name === "Llama-3.1-8B")!;

/** The layers of Llama 3.1 8B alone, without embedding and head: what the blocks below are. */
const layerWeights = 2 * 4096 * 4096 + 2 * 4096 * 1024 + 3 * 4096 * 14336;
const layersOnly: LlmShape = {
  ...llama,
  vocabulary: 0,
  parameters: llama.layers * layerWeights,
  activeParameters: llama.layers * layerWeights,
};

/** So little memory that one request is in flight. */
function shrink(one: CalibratedMachine, shape: LlmShape, format: MeasuredFormat, tokens: number): CalibratedMachine {
  const { storage } = chooseMeasuredFormat(one, format).serving;
  const bytes = shape.parameters * storage.weight + tokens * shape.cacheElementsPerToken * storage.cache;
  return { ...one, memoryBytes: ((1 + 1e-9) * bytes) / 0.9 };
}

const within = (ratio: number, factor: number) => ratio <= factor && ratio >= 1 / factor;

// Medians of 15 and 3 runs on the machine of the committed calibration, on one thread, timed apart from it: one layer of
// the real size, 136 MB of weights at int4, where the calibration's own blocks have 29 MB.
const measuredLayers = [
  { format: "int4", kind: "decode", tokens: 1024, seconds: 0.01727 },
  { format: "int8", kind: "decode", tokens: 1024, seconds: 0.02309 },
  { format: "int4", kind: "prefill", tokens: 256, seconds: 0.9513 },
  { format: "int4", kind: "prefill", tokens: 32, seconds: 0.124 },
] as const;

test("a layer five times the calibration's own is predicted within x1.3 of its measured time", (t) => {
  for (const { format, kind, tokens, seconds } of measuredLayers) {
    const load = { inputTokens: tokens, outputTokens: 1, beams: 1 };
    const small = shrink(machine, layersOnly, format, tokens + 0.6);
    const { rate } = serveCalibrated(small, { shape: layersOnly, precision: format, load });
    const predicted = (kind === "decode" ? rate.decodeSecondsPerStep / rate.batch : rate.prefillSecondsPerRequest) / 32;
    t.true(within(predicted / seconds, 1.3), `${format} ${kind}: ${predicted} s against ${seconds} s`);
  }
});

test("decoding one request is reading the weights: time is bytes over the one-row rate, and attention", (t) => {
  for (const precision of ["fp32", "int8", "int4"] as const) {
    const { serving } = chooseMeasuredFormat(machine, precision);
    const load = { inputTokens: 511, outputTokens: 1, beams: 1 };
    const { rate } = serveCalibrated(shrink(machine, layersOnly, precision, 511.6), {
      ...{ shape: layersOnly, precision, load },
    });
    const read = (layersOnly.parameters * serving.storage.weight) / serving.oneRowBytesPerSecond;
    const attended = (511.5 * llama.attentionOpsPerContextToken) / serving.decodeAttentionOpsPerSecond;
    t.true(within(rate.decodeSecondsPerStep / rate.batch / (read + attended), 1.001));
  }
});

// Products of 8192 x 28672 at int4 on the same machine and thread: 15.42 ms for one row.
const measuredRows = [
  [2, 0.018021],
  [8, 0.041733],
  [32, 0.130521],
] as const;

test("each further row of a step costs its arithmetic: products of 2 to 32 rows are met within x1.15", (t) => {
  const { serving } = chooseMeasuredFormat(machine, "int4");
  for (const [rows, seconds] of measuredRows) {
    const predicted = 0.01542 + ((rows - 1) * 2 * 8192 * 28672) / serving.linearOpsPerSecond;
    t.true(within(predicted / seconds, 1.15), `${rows} rows: ${predicted} s against ${seconds} s`);
  }
});

test("a machine twice as fast in everything serves twice as many tokens; watts do not enter the rate", (t) => {
  const faster = mapServing(machine, (figure) => 2 * figure);
  for (const precision of ["fp32", "int8", "int4"] as const) {
    const work = { shape: shapes.find(({ name }) => name === "Qwen3-0.6B")!, precision, load };
    const once = serveCalibrated(machine, work).rate.outputTokensPerSecond;
    t.true(within(serveCalibrated(faster, work).rate.outputTokensPerSecond / once / 2, 1 + 1e-9));
  }
});

const load = { inputTokens: 200, outputTokens: 100, beams: 1 };

function mapServing(one: CalibratedMachine, map: (figure: number) => number): CalibratedMachine {
  const serving = Object.entries(one.serving).map(([format, found]) => {
    if (found.kind === "missing") return [format, found];
    const { linearOpsPerSecond, oneRowBytesPerSecond, prefillAttentionOpsPerSecond, decodeAttentionOpsPerSecond } =
      found;
    return [
      format,
      {
        ...found,
        linearOpsPerSecond: map(linearOpsPerSecond),
        oneRowBytesPerSecond: map(oneRowBytesPerSecond),
        prefillAttentionOpsPerSecond: map(prefillAttentionOpsPerSecond),
        decodeAttentionOpsPerSecond: map(decodeAttentionOpsPerSecond),
      },
    ];
  });
  return {
    ...one,
    memoryBytesPerSecond: map(one.memoryBytesPerSecond),
    serving: Object.fromEntries(serving) as CalibratedMachine["serving"],
  };
}

test("weights stream no faster than main memory, whatever a kernel in a cache showed", (t) => {
  const { serving } = chooseMeasuredFormat(machine, "int4");
  const cached = { ...machine, serving: { ...machine.serving, int4: { ...serving, oneRowBytesPerSecond: 1e15 } } };
  const small = shrink(cached, layersOnly, "int4", 2);
  const { rate } = serveCalibrated(small, {
    ...{ shape: layersOnly, precision: "int4", load: { inputTokens: 1, outputTokens: 1, beams: 1 } },
  });
  const bytes = layersOnly.parameters * serving.storage.weight;
  t.true(rate.decodeSecondsPerStep >= bytes / machine.memoryBytesPerSecond);
});

test("a smaller precision never needs more memory, and fastest is the best of all that fit", (t) => {
  const rates = (["fp32", "int8", "int4"] as const).flatMap((precision) => {
    try {
      return [serveCalibrated(machine, { shape: llama, precision, load }).rate.outputTokensPerSecond];
    } catch (error) {
      t.true(error instanceof HardwareModelError && error.where === "model");
      return [];
    }
  });
  t.is(rates.length, 2, "8 billion weights of 4 bytes do not fit into 25 GB");
  t.is(
    serveCalibrated(machine, { shape: llama, precision: "fastest", load }).rate.outputTokensPerSecond,
    Math.max(...rates),
  );
});

/** What is taken from a calibration, and which precisions can then not be served. */
const gaps: readonly [(file: Calibration) => Calibration, readonly MeasuredFormat[], RegExp][] = [
  [drop("block-decode-int4"), ["int4"], /without block-decode-int4/],
  [drop("gemv-int8"), ["int8"], /without gemv-int8/],
  [drop("attention-decode"), ["fp32", "int8", "int4"], /without attention-decode/],
  [(file) => ({ ...file, provider: "cuda" }), ["fp32", "int8", "int4"], /calibration of cuda/],
];

function drop(name: string): (file: Calibration) => Calibration {
  return (file) => ({ ...file, kernels: file.kernels.filter((kernel) => kernel.name !== name) });
}

test("a precision whose kernels are missing is refused by name; the others are served", (t) => {
  const shape = shapes.find(({ name }) => name === "Qwen3-0.6B")!;
  for (const [cut, refused, pattern] of gaps) {
    const incomplete = describeCalibratedMachine(cut(calibration), "cut.json");
    for (const precision of ["fp32", "int8", "int4"] as const) {
      const serve = () => serveCalibrated(incomplete, { shape, precision, load });
      if (refused.includes(precision)) t.throws(serve, { instanceOf: HardwareModelError, message: pattern });
      else t.notThrows(serve);
    }
  }
});

test("the hash rate is the best number of threads', and a tie goes to the one with fewer watts", (t) => {
  const [one, two] = calibration.proofOfWork;
  t.is(machine.hashing.watts, Math.min(one!.watts.median, two!.watts.median));
  const doubled = { ...two!, hashesPerSecond: { ...two!.hashesPerSecond, median: 2 * one!.hashesPerSecond.median } };
  const scaling = describeCalibratedMachine({ ...calibration, proofOfWork: [one!, doubled] }, "scaling.json");
  t.is(scaling.hashing.hashesPerSecond, 2 * one!.hashesPerSecond.median);
  t.is(scaling.hashing.watts, two!.watts.median);
});
