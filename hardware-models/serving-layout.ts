import type { Accelerator } from "./accelerator.ts";
import { computeInstanceRate } from "./llm-serving.ts";
import type { LlmShape } from "./llm-shape.ts";
import type { Precision } from "./precision.ts";
import type { ServingInstance, ServingLoad } from "./serving-memory.ts";
import type { InstanceRate } from "./serving-rate.ts";
import type { ServingUtilisation } from "./utilisation.ts";

/** How the chips of a machine share a model. */
export const layouts = ["replicas", "one-instance"] as const;
export type Layout = (typeof layouts)[number];

/** A machine of equal chips that serves one model. */
export interface ServingMachine {
  readonly accelerator: Accelerator;
  readonly shape: LlmShape;
  readonly precision: Precision;
  readonly chips: number;
  readonly layout: Layout;
}

/** Throughput of a whole machine, and the instance it is made of. */
export interface MachineRate {
  readonly outputTokensPerSecond: number;
  readonly replicas: number;
  readonly instance: ServingInstance;
  readonly rate: InstanceRate;
}

/** Chips that servers split one layer over before they use further ones as stages or copies. */
const widestTensorSplit = 8;

/**
 * Throughput of the layout asked for: `replicas`, the best number of equal copies, each split over 1, 2, 4 or 8 chips
 * (more where the model needs them; chips that are left over idle); `one-instance`, one copy over all chips, layers
 * split where the chips have a switched link, and dealt out as a pipeline over PCIe. Beyond 8 chips, the most that was
 * measured as one, it may also be copies over 8 or more.
 *
 * null where the model does not fit.
 */
export function computeMachineRate(
  machine: ServingMachine,
  load: ServingLoad,
  utilisation: ServingUtilisation,
): MachineRate | null {
  if (machine.layout === "replicas") return computeBestReplicas(machine, load, utilisation);
  const { accelerator, shape, precision, chips } = machine;
  const split = accelerator.link.kind === "switched" ? "tensor" : "pipeline";
  let best: MachineRate | null = null;
  for (const width of listInstanceWidths(chips)) {
    const instance: ServingInstance = { accelerator, shape, precision, chips: width, split };
    const machine = multiply(instance, Math.floor(chips / width), load, utilisation);
    if (machine !== null && machine.outputTokensPerSecond > (best?.outputTokensPerSecond ?? 0)) best = machine;
  }
  return best;
}

/** All chips, and beyond 8 also 8, 16, 32, ... of them: a model may need more than 8. */
function listInstanceWidths(chips: number): number[] {
  const widths = [chips];
  for (let width = widestTensorSplit; width < chips; width *= 2) widths.push(width);
  return widths;
}

function computeBestReplicas(
  { accelerator, shape, precision, chips }: ServingMachine,
  load: ServingLoad,
  utilisation: ServingUtilisation,
): MachineRate | null {
  let best: MachineRate | null = null;
  for (let width = 1; width <= chips && (width <= widestTensorSplit || best === null); width *= 2) {
    const instance: ServingInstance = { accelerator, shape, precision, chips: width, split: "tensor" };
    const machine = multiply(instance, Math.floor(chips / width), load, utilisation);
    if (machine !== null && machine.outputTokensPerSecond > (best?.outputTokensPerSecond ?? 0)) best = machine;
  }
  return best;
}

function multiply(
  instance: ServingInstance,
  replicas: number,
  load: ServingLoad,
  utilisation: ServingUtilisation,
): MachineRate | null {
  const rate = computeInstanceRate(instance, load, utilisation);
  return rate && { outputTokensPerSecond: rate.outputTokensPerSecond * replicas, replicas, instance, rate };
}
