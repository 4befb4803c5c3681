import { createStream } from "../../sim/engine/random-stream.ts";
import type { SobolDesign } from "./design.ts";
import { scrambleByOwen, shiftDigits } from "./scramble.ts";
import { computeSobolColumn } from "./sobol-sequence.ts";

export interface ScrambledColumnRequest {
  readonly size: number;
  /** From 0. */
  readonly dimension: number;
  readonly scramble: SobolDesign["scramble"];
  readonly seed: string;
  /** Names the stream that scrambles. */
  readonly name: string;
}

/** Places in [0, 1) along one dimension of the Sobol sequence, multiples of 2^-32. */
export function computeScrambledColumn(request: ScrambledColumnRequest): Float64Array {
  const column = computeSobolColumn(request.dimension, request.size);
  const stream = createStream(request.seed, `design/sobol/${request.name}`);
  if (request.scramble === "owen") scrambleByOwen(column, stream);
  if (request.scramble === "digital-shift") shiftDigits(column, stream);
  return Float64Array.from(column, (bits) => bits / 2 ** 32);
}
