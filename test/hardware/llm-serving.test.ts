import test from "ava";
import { type Accelerator, getPeakOpsPerSecond } from "../../hardware-models/accelerator.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { computeInstanceRate } from "../../hardware-models/llm-serving.ts";
import { chooseArithmetic, type Precision } from "../../hardware-models/precision.ts";
import { checkServing } from "../../hardware-models/serving-checks.ts";
import { computeMachineRate, layouts, type ServingMachine } from "../../hardware-models/serving-layout.ts";
import {
  chooseStorage,
  computeCacheBytesPerToken,
  computeTouchedShare,
  computeWeightBytes,
  type ServingInstance,
  type ServingLoad,
} from "../../hardware-models/serving-memory.ts";
import type { ServingUtilisation } from "../../hardware-models/utilisation.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { fitted, getAccelerator, getShape, library, servingAccelerators } from "./hardware-library.ts";

/** The datasheet itself: no losses, no overhead, links of no cost. */
const lossless: ServingUtilisation = {
  gemmEfficiency: 1,
  moeGemmFactor: 1,
  powerSensitivity: 0,
  attentionEfficiency: 1,
  bandwidthEfficiency: 1,
  activationPasses: 0,
  expertPasses: 0,
  linkEfficiency: 1e9,
  moeTrafficFactor: 1,
  stepSecondsPerLayer: 0,
  stageSecondsPerSequence: 0,
  beamSecondsPerStep: 0,
  otherVendorFactor: 1,
  cpuFactor: 1,
};

const h100 = getAccelerator("NVIDIA H100 SXM5 80GB");
const llama70 = getShape("Llama-3.1-70B / 3.3-70B");

interface Case {
  readonly machine: ServingMachine;
  readonly load: ServingLoad;
}

/** Seeded machines and loads that fit into memory. */
function drawCases(count: number): Case[] {
  const random = createStream("1", "hardware/llm-serving");
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const cases: Case[] = [];
  while (cases.length < count) {
    const machine: ServingMachine = {
      accelerator: pick(servingAccelerators),
      shape: pick(library.shapes),
      precision: pick<Precision>(["fp16", "fp8", "fp4", "int8", "int4"]),
      chips: pick([1, 2, 3, 4, 8, 16, 32]),
      layout: pick(["replicas", "one-instance"] as const),
    };
    const load = { inputTokens: pick([1, 128, 900, 1500]), outputTokens: pick([1, 70, 500]), beams: pick([1, 1, 4]) };
    if (computeMachineRate(machine, load, fitted.serving) !== null) cases.push({ machine, load });
  }
  return cases;
}
const cases = drawCases(600);

function getRate({ machine, load }: Case): number {
  return computeMachineRate(machine, load, fitted.serving)?.outputTokensPerSecond ?? 0;
}

function vary(one: Case, change: Partial<ServingMachine>, load: Partial<ServingLoad> = {}): Case {
  return { machine: { ...one.machine, ...change }, load: { ...one.load, ...load } };
}

function changeDevice({ machine }: Case, change: Partial<Accelerator>): Partial<ServingMachine> {
  return { accelerator: { ...machine.accelerator, ...change } };
}

test("more bandwidth, compute or memory never serves less", (t) => {
  for (const one of cases) {
    const { accelerator } = one.machine;
    const rate = getRate(one) * (1 - 1e-9);
    const bandwidthBytesPerSecond = 1.3 * (accelerator.bandwidthBytesPerSecond ?? 0);
    t.true(getRate(vary(one, changeDevice(one, { bandwidthBytesPerSecond }))) >= rate, accelerator.name);
    const faster = {
      fp16OpsPerSecond: accelerator.fp16OpsPerSecond && accelerator.fp16OpsPerSecond * 1.3,
      eightBitOpsPerSecond: accelerator.eightBitOpsPerSecond && accelerator.eightBitOpsPerSecond * 1.3,
      fp4OpsPerSecond: accelerator.fp4OpsPerSecond && accelerator.fp4OpsPerSecond * 1.3,
      chipWatts: accelerator.chipWatts && accelerator.chipWatts * 1.3,
    };
    t.true(getRate(vary(one, changeDevice(one, faster))) >= rate, accelerator.name);
    if (one.machine.shape.kind === "moe") continue;
    t.true(getRate(vary(one, changeDevice(one, { memoryBytes: 1.3 * (accelerator.memoryBytes ?? 0) }))) >= rate);
  }
});

test("more chips in replicas never serve less, and twice the chips at least twice as much", (t) => {
  for (const one of cases) {
    const replicas = vary(one, { layout: "replicas" });
    const rate = getRate(replicas) * (1 - 1e-9);
    t.true(getRate(vary(replicas, { chips: one.machine.chips + 1 })) >= rate);
    t.true(getRate(vary(replicas, { chips: 2 * one.machine.chips })) >= 2 * rate);
  }
});

test("replicas never serve less than one instance over switched links", (t) => {
  for (const one of cases) {
    if (one.machine.accelerator.link.kind === "pcie" || ![1, 2, 4, 8].includes(one.machine.chips)) continue;
    t.true(getRate(vary(one, { layout: "replicas" })) >= getRate(vary(one, { layout: "one-instance" })) * (1 - 1e-9));
  }
});

test("longer inputs and more beams never serve more, and narrower weights never less", (t) => {
  for (const one of cases) {
    const rate = getRate(one);
    t.true(getRate(vary(one, {}, { inputTokens: one.load.inputTokens * 2 })) <= rate * (1 + 1e-9));
    t.true(getRate(vary(one, {}, { beams: one.load.beams * 2 })) <= rate * (1 + 1e-9));
  }
  const wide = cases.filter(({ machine }) => machine.precision === "fp16" && machine.shape.kind === "dense");
  for (const one of wide) t.true(getRate(vary(one, { precision: "fp8" })) >= getRate(one) * (1 - 1e-9));
});

test("no machine passes the roofline of its datasheet", (t) => {
  for (const { machine, load } of cases) {
    const found = computeMachineRate(machine, load, fitted.serving);
    const ideal = computeMachineRate(machine, load, lossless);
    if (found === null || ideal === null) continue;
    t.true(found.outputTokensPerSecond <= ideal.outputTokensPerSecond);
    t.true(found.rate.computeUtilisation <= 1 && found.rate.bandwidthUtilisation <= 1);
    const { accelerator, shape, precision, chips } = machine;
    const peak = chooseArithmetic(accelerator, precision).opsPerSecond * chips;
    const head = 2 * shape.vocabulary * shape.hiddenSize;
    const ops = 2 * Math.max(0, shape.activeParameters - head) * (load.inputTokens / load.outputTokens + load.beams);
    t.true(found.outputTokensPerSecond <= peak / ops);
  }
});

test("an instance's times add up to its rate", (t) => {
  for (const { machine, load } of cases) {
    const found = computeMachineRate(machine, load, fitted.serving);
    if (found === null) continue;
    const { batch, prefillSecondsPerRequest, decodeSecondsPerStep, outputTokensPerSecond } = found.rate;
    const seconds = batch * prefillSecondsPerRequest + load.outputTokens * decodeSecondsPerStep;
    t.true(Math.abs((batch * load.outputTokens) / seconds / outputTokensPerSecond - 1) < 1e-9);
  }
});

test("the cache of a token has the published sizes", (t) => {
  const elements = {
    "Llama-3.1-70B / 3.3-70B": 164e3,
    "Llama-3.1-405B": 258e3,
    "Llama-3.1-8B": 66e3,
    "Qwen3-235B-A22B": 96e3,
    "DeepSeek-V3/R1": 35e3,
  };
  for (const [name, expected] of Object.entries(elements)) {
    t.true(Math.abs(getShape(name).cacheElementsPerToken / expected - 1) < 0.01, name);
  }
  t.is(computeCacheBytesPerToken(llama70, chooseStorage(llama70, "fp16")), 327_680);
  t.is(computeCacheBytesPerToken(llama70, chooseStorage(llama70, "fp8")), 163_840);
});

test("at batch 1 decode reaches the bandwidth over the bytes of the weights without the embedding", (t) => {
  const narrow = { ...getAccelerator("NVIDIA H200 SXM"), memoryBytes: 0 };
  for (const name of ["Llama-3.1-8B", "Qwen3-32B", "Llama-2-70B"]) {
    const shape = getShape(name);
    const storage = chooseStorage(shape, "fp8");
    const weights = computeWeightBytes(shape, storage);
    const accelerator = {
      ...narrow,
      memoryBytes: (weights + 1.05 * 100 * computeCacheBytesPerToken(shape, storage)) / 0.9,
    };
    const instance: ServingInstance = { accelerator, shape, precision: "fp8", chips: 1, split: "tensor" };
    const rate = computeInstanceRate(instance, { inputTokens: 1, outputTokens: 160, beams: 1 }, lossless);
    const ceiling = 4.8e12 / (weights - 2 * shape.vocabulary * shape.hiddenSize);
    t.true(rate !== null && rate.batch >= 1 && rate.batch < 2);
    const perRequest = (rate?.outputTokensPerSecond ?? 0) / (rate?.batch ?? 1);
    t.true(perRequest < ceiling && perRequest > 0.97 * ceiling, `${name}: ${perRequest} of ${ceiling}`);
  }
});

test("weights and arithmetic of bf16 balance at a batch of 295 on an H100 and 240 on a TPU v5e", (t) => {
  const expected = { "NVIDIA H100 SXM5 80GB": 295, "Google TPU v5e": 240 };
  for (const [name, batch] of Object.entries(expected)) {
    const accelerator = getAccelerator(name);
    const peak = getPeakOpsPerSecond(accelerator, "fp16") ?? 0;
    const critical = (peak / (accelerator.bandwidthBytesPerSecond ?? 0)) * (2 / 2);
    t.true(Math.abs(critical - batch) < 1, `${name}: ${critical}`);
    const shape = { ...getShape("Llama-2-70B"), vocabulary: 0 };
    const seconds = {
      compute: (critical * 2 * shape.activeParameters) / peak,
      memory: computeWeightBytes(shape, chooseStorage(shape, "fp16")) / (accelerator.bandwidthBytesPerSecond ?? 1),
    };
    t.true(Math.abs(seconds.compute / seconds.memory - 1) < 1e-9);
  }
});

test("a step of a mixture of experts reads its active share for one token and nearly all for a hundred", (t) => {
  const qwen = getShape("Qwen3-235B-A22B");
  t.true(Math.abs(computeTouchedShare(qwen, 1) - 22 / 235) < 1e-9);
  t.true(computeTouchedShare(qwen, 100) > 0.999);
  t.is(computeTouchedShare(llama70, 1), 1);
});

test("the chips that a refusal asks for are enough, and one fewer is refused", (t) => {
  const load = { inputTokens: 1000, outputTokens: 500, beams: 1 };
  const pairs = library.shapes.flatMap((shape) => layouts.map((layout) => ({ shape, layout })));
  for (const { shape, layout } of pairs) {
    if (shape.contextTokens < 1500) continue;
    const machine: ServingMachine = { accelerator: h100, shape, precision: "fp16", chips: 1, layout };
    if (computeMachineRate(machine, load, fitted.serving) !== null) continue;
    const error = t.throws(
      () => {
        checkServing(machine, load);
      },
      { instanceOf: HardwareModelError },
    );
    const chips = Number(/at least (\d+)/.exec(error.expected)?.[1]);
    t.notThrows(() => {
      checkServing({ ...machine, chips }, load);
    }, shape.name);
    t.throws(
      () => {
        checkServing({ ...machine, chips: chips - 1 }, load);
      },
      { instanceOf: HardwareModelError },
      shape.name,
    );
  }
});

test("zero, negative, broken and huge inputs are refused before anything is computed", (t) => {
  const machine: ServingMachine = { accelerator: h100, shape: llama70, precision: "fp8", chips: 8, layout: "replicas" };
  const load: ServingLoad = { inputTokens: 128, outputTokens: 128, beams: 1 };
  for (const bad of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
    const options = { instanceOf: HardwareModelError };
    t.throws(() => {
      checkServing({ ...machine, chips: bad }, load);
    }, options);
    t.throws(() => {
      checkServing(machine, { ...load, inputTokens: bad });
    }, options);
    t.throws(() => {
      checkServing(machine, { ...load, outputTokens: bad });
    }, options);
  }
  t.throws(
    () => {
      checkServing(machine, { ...load, inputTokens: 131_072 });
    },
    { message: /together at most/ },
  );
});

test("a device without the needed figures is refused with all of them named", (t) => {
  for (const accelerator of library.accelerators) {
    const machine: ServingMachine = {
      accelerator,
      shape: getShape("Qwen3-0.6B"),
      precision: "fp16",
      chips: 64,
      layout: "replicas",
    };
    const missing = [
      accelerator.memoryBytes === null ? "memory_gb" : "",
      accelerator.bandwidthBytesPerSecond === null ? "bandwidth_gbs" : "",
    ].filter((column) => column !== "");
    if (missing.length === 0) continue;
    const error = t.throws(
      () => {
        checkServing(machine, { inputTokens: 10, outputTokens: 10, beams: 1 });
      },
      {
        instanceOf: HardwareModelError,
      },
    );
    for (const column of missing) t.true(error.message.includes(column), `${accelerator.name}: ${column}`);
  }
});
