import {
  type CohortParameterName,
  type CohortParameters,
  cohortParameterNames,
  cohortParameters,
} from "../../sim/backtest/cohort-parameters.ts";

/** A point of the whole space as parameters within their ranges: place in the range = 1 / (1 + e^-x). */
export function unpackPoint(point: readonly number[]): CohortParameters {
  const entries = cohortParameterNames.map((name, at) => [name, placeInRange(name, 1 / (1 + Math.exp(-point[at]!)))]);
  return Object.fromEntries(entries) as CohortParameters;
}

/** The point of parameters; those at the end of a range are taken a thousandth inside it. */
export function packPoint(parameters: CohortParameters): number[] {
  return cohortParameterNames.map((name) => {
    const { low, high, scale } = cohortParameters[name];
    const value = parameters[name];
    const place = scale === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    const inside = Math.min(0.999, Math.max(0.001, place));
    return Math.log(inside / (1 - inside));
  });
}

function placeInRange(name: CohortParameterName, place: number): number {
  const { low, high, scale } = cohortParameters[name];
  return scale === "log" ? low * (high / low) ** place : low + (high - low) * place;
}
