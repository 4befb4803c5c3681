/** A figure with the interval that about nine of ten held-out measurements fall into. */
export interface PredictedFigure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** value / factor .. value * factor. */
export function spreadFigure(value: number, factor: number): PredictedFigure {
  return { value, low: value / factor, high: value * factor };
}

/** Independent factors add in quadrature of their logarithms. */
export function combineFactors(one: number, other: number): number {
  return Math.exp(Math.hypot(Math.log(one), Math.log(other)));
}
