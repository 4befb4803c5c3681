import { computeEnergyFloor, type EnergyTable } from "./energy-floor.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import type { HeadroomAnswer } from "./headroom.ts";
import { type HeadroomKernel, headroomKernels } from "./headroom-kernels.ts";
import { findNearestNames } from "./name-distance.ts";
import type { PredictedFigure } from "./predicted-figure.ts";

/** Energy of one answer on a chip made for its kernel: from the floor to what general hardware needs on that node. */
export interface SpecialChipEnergy extends PredictedFigure {
  /** Energy over the floor, and whose: measured on this kernel, or taken over from another. */
  readonly excess: number;
  readonly basis: string;
}

/** Chips for transformers that shipped and were measured at the wall; nothing made for language models has been. */
const TRANSFER_FROM = "encoder";

/**
 * floor(kernel, node) * excess, where the excess over the floor is what shipped chips for the kernel had, or, where
 * there are claims only, what those for BERT had. For SHA-256d, whose chips have a history, see
 * `attainable-efficiency.ts`.
 *
 * @param answers headroom of all kernels, with what was measured
 * @throws HardwareModelError for an unknown kernel, and for a node outside 3 to 45 nm
 */
export function computeSpecialChipEnergy(
  kernelName: string,
  nanometres: number,
  table: EnergyTable,
  answers: readonly HeadroomAnswer[],
): SpecialChipEnergy {
  const kernel = findKernel(kernelName);
  const own = getAnswer(answers, kernel.name);
  const from = own.measured === null ? getAnswer(answers, TRANSFER_FROM) : own;
  const low = computeEnergyFloor(kernel.work, nanometres, table).totalJoules;
  const excess = Math.min(own.headroom, computeExcess(from));
  return {
    low,
    value: low * excess,
    high: low * own.headroom,
    excess,
    basis: from === own ? `measured: ${own.measuredBy}` : `taken over from ${from.kernel}: ${from.measuredBy}`,
  };
}

/** At least 1: a measured lead larger than the headroom had a finer node. */
function computeExcess({ headroom, measured }: HeadroomAnswer): number {
  return Math.max(1, headroom / (measured ?? headroom));
}

function findKernel(name: string): HeadroomKernel {
  const kernel = headroomKernels.find((known) => known.name === name);
  if (kernel !== undefined) return kernel;
  const names = headroomKernels.map((known) => known.name);
  throw new HardwareModelError({
    where: "kernel",
    expected: `a kernel (${names.join(", ")})`,
    found: JSON.stringify(name),
    cure: findNearestNames(name, names, 1)
      .map((nearest) => `Did you mean "${nearest}"?`)
      .join(""),
  });
}

function getAnswer(answers: readonly HeadroomAnswer[], kernel: string): HeadroomAnswer {
  const answer = answers.find((one) => one.kernel === kernel);
  if (answer === undefined) throw new Error(`headroom: no answer for ${kernel}`);
  return answer;
}
