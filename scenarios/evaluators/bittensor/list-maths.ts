import * as z from "zod";
import { normalise } from "../../../sim/reward-rules/bittensor/normalise.ts";
import { normalisePowers } from "../../../sim/reward-rules/bittensor/shares/flow-shares.ts";
import {
  averageBonds,
  clipColumns,
  computeClampedSigmoid,
  dropDiagonal,
  interpolateRows,
  normaliseColumns,
  scaleColumnsToMost,
} from "../../../sim/reward-rules/bittensor/yuma/list-maths.ts";
import { listTopK } from "../../../sim/reward-rules/bittensor/yuma/permits.ts";
import { scaleToU16 } from "../../../sim/reward-rules/bittensor/yuma/u16.ts";
import { createEvaluator } from "../evaluator.ts";
import { finiteField, listField, nonNegativeField, wholeField } from "../fields.ts";
import { checkLength, numbersField, rowsField } from "./matrix-fields.ts";

export const maxUpscaleToU16 = createEvaluator(
  "A list so that its largest entry is 65535, rounded",
  z.strictObject({ v: listField(nonNegativeField, 0) }),
  ({ v }) => scaleToU16(v),
);

export const isTopk = createEvaluator(
  "Which entries are the k largest; of equal ones the last",
  z.strictObject({ v: numbersField, k: wholeField(0, Number.MAX_SAFE_INTEGER) }),
  ({ v, k }) => listTopK(v, k),
);

export const normalizeList = createEvaluator(
  "A list over its sum; zeros stay zeros",
  z.strictObject({ v: numbersField }),
  ({ v }) => Array.from(normalise(Float64Array.from(v))),
);

export const colNormalize = createEvaluator(
  "Columns over their sums; a column of zeros stays",
  z.strictObject({ rows: rowsField }),
  ({ rows }) => normaliseColumns(rows),
);

export const colMaxUpscale = createEvaluator(
  "Columns over their largest entries; a column of zeros stays",
  z.strictObject({ rows: rowsField }),
  ({ rows }) => scaleColumnsToMost(rows),
);

export const maskDiag = createEvaluator(
  "A matrix with zeros on its diagonal",
  z.strictObject({ rows: rowsField }),
  ({ rows }) => dropDiagonal(rows),
);

export const colClip = createEvaluator(
  "Entries at most their column's bound",
  z.strictObject({ rows: rowsField, upper: numbersField }).superRefine(({ rows, upper }, context) => {
    checkLength(upper, rows[0]?.length ?? 0, "upper", context);
  }),
  ({ rows, upper }) => clipColumns(rows, upper),
);

export const sigmoidClamped = createEvaluator(
  "Logistic of rho (x - kappa), the exponent within -20 and 20",
  z.strictObject({ x: numbersField, rho: finiteField, kappa: finiteField }),
  ({ x, rho, kappa }) => x.map((value) => computeClampedSigmoid(value, rho, kappa)),
);

const SHAPE_EXPECTS = { error: "a and b of one shape, and a ratio" };

export const interpolate = createEvaluator(
  "a + (b - a) ratio, of lists or of matrices",
  z.union(
    [
      z
        .strictObject({ a: numbersField, b: numbersField, ratio: finiteField })
        .refine(({ a, b }) => a.length === b.length, SHAPE_EXPECTS),
      z
        .strictObject({ a: rowsField, b: rowsField, ratio: finiteField })
        .refine(({ a, b }) => a.length === b.length && a[0]?.length === b[0]?.length, SHAPE_EXPECTS),
    ],
    SHAPE_EXPECTS,
  ),
  ({ a, b, ratio }) =>
    isRows(a) && isRows(b)
      ? interpolateRows(a, b, ratio)
      : interpolateRows([a as number[]], [b as number[]], ratio)[0]!,
);

function isRows(value: readonly unknown[]): value is number[][] {
  return Array.isArray(value[0]);
}

export const bondEma = createEvaluator(
  "Bonds after an epoch: alpha new + (1 - alpha) old, at most 1",
  z.strictObject({ new: rowsField, old: rowsField, alpha: rowsField }).superRefine((given, context) => {
    for (const key of ["old", "alpha"] as const) {
      checkLength(given[key], given.new.length, key, context);
      checkLength(given[key][0], given.new[0]?.length ?? 0, key, context);
    }
  }),
  ({ new: fresh, old, alpha }) => averageBonds(fresh, old, alpha),
);

export const powNormalise = createEvaluator(
  "x^p over its sum; zeros stay zeros",
  z.strictObject({ x: listField(nonNegativeField, 0), p: nonNegativeField }),
  ({ x, p }) => Array.from(normalisePowers(Float64Array.from(x), p)),
);
