import * as z from "zod";
import { computeMorrisIndices } from "../../statistics/morris-indices.ts";
import { computeSobolIndices } from "../../statistics/sobol-indices.ts";
import { createEvaluator } from "../evaluator.ts";
import { finiteField, listField, numberField } from "../fields.ts";

/** Indices alone: intervals depend on a seed. */
const noBootstrap = { resamples: 0, alpha: 0.05, seed: "", name: "" };

const stepField = numberField("a finite number other than 0", (value) => Number.isFinite(value) && value !== 0);

export const morris = createEvaluator(
  "Morris's measures of one factor from pairs of outputs",
  z.strictObject({
    pairs: listField(z.strictObject({ before: finiteField, after: finiteField, step: stepField }), 2),
  }),
  ({ pairs }) => {
    const effects = pairs.map(({ before, after, step }) => (after - before) / step);
    const { muStar, mu, sigma } = computeMorrisIndices(effects, noBootstrap);
    return { mu_star: muStar.value, mu, sigma };
  },
);

export const sobolIndices = createEvaluator(
  "Sobol indices from the outputs of a Saltelli sample",
  z
    .strictObject({
      y_a: listField(finiteField, 2),
      y_b: listField(finiteField, 2),
      y_mixed: listField(listField(finiteField, 2), 1),
    })
    .refine(({ y_a, y_b }) => y_a.length === y_b.length, { path: ["y_b"], error: "as many values as y_a has" })
    .refine(({ y_a, y_mixed }) => y_mixed.every((own) => own.length === y_a.length), {
      path: ["y_mixed"],
      error: "lists as long as y_a",
    }),
  ({ y_a, y_b, y_mixed }) => {
    const indices = computeSobolIndices({ a: y_a, b: y_b, mixed: y_mixed }, noBootstrap);
    return {
      first: y_mixed.map((_, factor) => indices?.[factor]?.first.value ?? null),
      total: y_mixed.map((_, factor) => indices?.[factor]?.total.value ?? null),
    };
  },
);
