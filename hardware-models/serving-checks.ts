import type { Accelerator } from "./accelerator.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import type { LlmShape } from "./llm-shape.ts";
import type { ServingMachine } from "./serving-layout.ts";
import { computeBatch, computeLeastChips, type ServingInstance, type ServingLoad } from "./serving-memory.ts";

/** A million chips are more than any machine; larger counts are mistakes of units. */
const mostChips = 1_000_000;

/**
 * Refuses what the model of serving cannot answer for.
 *
 * @throws HardwareModelError that names the figure, the bounds, and the chips that would be enough
 */
export function checkServing(machine: ServingMachine, load: ServingLoad): void {
  checkFigures(machine.accelerator);
  checkCount("chips", machine.chips, mostChips);
  checkLoad(machine.shape, load);
  checkMemory(machine, load);
}

/** @throws HardwareModelError where lengths or beams are no whole numbers >= 1, or longer than the model's context */
export function checkLoad({ name, contextTokens }: LlmShape, load: ServingLoad): void {
  checkCount("beams", load.beams, 64);
  checkCount("input", load.inputTokens, contextTokens);
  checkCount("output", load.outputTokens, contextTokens);
  const tokens = load.inputTokens + load.outputTokens;
  if (tokens <= contextTokens) return;
  throw new HardwareModelError({
    where: "input and output",
    expected: `together at most the ${contextTokens} tokens of ${name}`,
    found: `${tokens}`,
  });
}

function checkFigures(accelerator: Accelerator): void {
  const missing = [
    accelerator.memoryBytes === null ? "memory_gb" : "",
    accelerator.bandwidthBytesPerSecond === null ? "bandwidth_gbs" : "",
    accelerator.fp16OpsPerSecond === null && accelerator.eightBitOpsPerSecond === null
      ? "fp16_bf16_dense_tflops or fp8_int8_dense_tops"
      : "",
  ].filter((figure) => figure !== "");
  if (missing.length === 0) return;
  throw new HardwareModelError({
    where: `device "${accelerator.name}"`,
    expected: "memory, bandwidth and a peak rate in the catalogue",
    found: `no ${missing.join(", no ")}`,
    cure: "Choose a device with these figures, or add them to hardware-models/data/ai_accelerators.csv.",
  });
}

function checkCount(where: string, count: number, most: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  throw new HardwareModelError({ where, expected: `a whole number from 1 to ${most}`, found: `${count}` });
}

function checkMemory({ accelerator, shape, precision, chips, layout }: ServingMachine, load: ServingLoad): void {
  const over = (width: number): ServingInstance => ({ accelerator, shape, precision, chips: width, split: "tensor" });
  const width = layout === "replicas" ? 2 ** Math.floor(Math.log2(chips)) : chips;
  if (computeBatch(over(width), load) !== null) return;
  const least = computeLeastChips(over(1), load);
  const needed = layout === "replicas" ? 2 ** Math.ceil(Math.log2(least)) : least;
  throw new HardwareModelError({
    where: "chips",
    expected: `at least ${needed} x ${accelerator.name} for ${shape.name} at ${precision}`,
    found: `${chips}`,
    cure: "Take more chips, a narrower precision, or shorter requests.",
  });
}
