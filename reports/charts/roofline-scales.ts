import type { ScaleLogarithmic } from "d3";

/** Both axes of a roofline, logarithmic, in pixels of its box. */
export interface RooflineScales {
  /** Arithmetic intensity, FLOP/byte. */
  readonly x: ScaleLogarithmic<number, number>;
  /** Rate, FLOP/s. */
  readonly y: ScaleLogarithmic<number, number>;
}
