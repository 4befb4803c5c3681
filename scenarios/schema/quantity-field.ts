import * as z from "zod";
import type { Quantity } from "../../sim/simulation-input.ts";
import type { ChosenSpec, QuantitySpec } from "../defaults.ts";
import { describeField } from "./number-field.ts";

/** A quantity that the scenario must give: one number for the whole group, or a law to draw each member's from. */
export function quantityField(spec: ChosenSpec & Pick<QuantitySpec, "spread">) {
  return quantity(spec).meta(describeField(spec));
}

/** A quantity that may be left out. */
export function defaultedQuantity(spec: QuantitySpec) {
  return quantity(spec).default(spec.default).meta(describeField(spec));
}

/** The laws from which a quantity of this kind may be drawn, and a plain number first. */
export function quantity(spec: ChosenSpec & Pick<QuantitySpec, "spread">): z.ZodType<Quantity, Quantity> {
  const bounded = z.number().min(spec.min).max(spec.max);
  const uniform = z
    .strictObject({ distribution: z.literal("uniform"), low: bounded, high: bounded })
    .meta({ description: "Every value from low to high is equally likely." });
  if (spec.spread === "bounded") return z.union([bounded, z.discriminatedUnion("distribution", [uniform])]);
  const positive = z.number().min(Math.max(spec.min, 1e-9)).max(spec.max);
  const lognormal = z
    .strictObject({ distribution: z.literal("lognormal"), median: positive, sigma: z.number().min(0).max(5) })
    .meta({ description: "The logarithm is normal with standard deviation sigma." });
  const pareto = z
    .strictObject({ distribution: z.literal("pareto"), minimum: positive, shape: z.number().min(0.1).max(1000) })
    .meta({ description: "P(X > x) = (minimum / x)^shape." });
  return z.union([bounded, z.discriminatedUnion("distribution", [uniform, lognormal, pareto])]);
}
