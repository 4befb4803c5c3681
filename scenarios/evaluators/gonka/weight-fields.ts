import { listField, wholeField } from "../fields.ts";

/** Weights that are added up and multiplied exactly in doubles. */
const MOST_WEIGHT = 2 ** 50;

export const weightField = wholeField(0, MOST_WEIGHT);

/** Weights of all hosts of an epoch. */
export const weightsField = listField(weightField, 1).refine(
  (weights) => weights.reduce((sum, weight) => sum + weight, 0) <= MOST_WEIGHT,
  { error: `weights that add up to at most ${MOST_WEIGHT}` },
);

/** What an epoch pays, ngonka. */
export const rewardField = wholeField(0, Number.MAX_SAFE_INTEGER);
