import * as z from "zod";
import { computeFlowShares } from "../../../sim/reward-rules/bittensor/shares/flow-shares.ts";
import { computeEmissionBar, computeHillGate } from "../../../sim/reward-rules/bittensor/shares/hill-gate.ts";
import { shareStrategies } from "../../../sim/reward-rules/bittensor/shares/registry.ts";
import { createEvaluator } from "../evaluator.ts";
import { finiteField, listField, nonNegativeField, numberField, shareField } from "../fields.ts";
import { checkLength } from "./matrix-fields.ts";

const steepnessField = nonNegativeField.optional();

const gateField = z.union(
  [
    z.strictObject({ theta: nonNegativeField, h: steepnessField }),
    z.strictObject({ q: shareField, h: steepnessField }),
  ],
  { error: "null, or an object of h and either theta or q" },
);

export const subnetSharesPrice = createEvaluator(
  "TAO shares by price average less burn, through a gate or none",
  z
    .strictObject({
      price_ema: listField(nonNegativeField, 1),
      miner_burned: listField(shareField, 1),
      enabled: listField(z.boolean({ error: "true or false" }), 1),
      gate: gateField.nullish(),
    })
    .superRefine(({ price_ema: prices, miner_burned: burned, enabled }, context) => {
      checkLength(burned, prices.length, "miner_burned", context);
      checkLength(enabled, prices.length, "enabled", context);
    }),
  ({ price_ema: prices, miner_burned: burned, enabled, gate }) => {
    const subnets = prices.map((priceEma, index) => ({
      priceEma,
      minerBurned: burned[index]!,
      isEnabled: enabled[index]!,
    }));
    const strategy = gate == null ? shareStrategies.price : shareStrategies.gate;
    return Array.from(strategy.computeShares(subnets, { bar: readBar(gate), gateSteepness: gate?.h ?? 3 }));
  },
);

function readBar(gate: z.output<typeof gateField> | null | undefined) {
  if (gate != null && "q" in gate) return { kind: "quantile", cumulativeShare: gate.q } as const;
  return { kind: "fixed", theta: gate?.theta ?? 0 } as const;
}

export const subnetSharesFlow = createEvaluator(
  "TAO shares by net TAO staked in",
  z.strictObject({
    flow_ema: listField(finiteField, 1),
    cutoff_a: numberField("a finite number of at most 0", (value) => Number.isFinite(value) && value <= 0),
    p: nonNegativeField,
  }),
  ({ flow_ema: flow, cutoff_a: cutoff, p: exponent }) =>
    Array.from(computeFlowShares(Float64Array.from(flow), { cutoff, exponent })),
);

export const hillGate = createEvaluator(
  "Shares through the gate w / (1 + (theta / w)^h), normalised",
  z.strictObject({ w: listField(nonNegativeField, 1), theta: nonNegativeField, h: nonNegativeField }),
  ({ w, theta, h }) => Array.from(computeHillGate(Float64Array.from(w), theta, h)),
);

export const emissionBarQ = createEvaluator(
  "The gate's bar: the share at which the sum from the top reaches q",
  z.strictObject({ w: listField(nonNegativeField, 1), q: shareField }),
  ({ w, q }) => computeEmissionBar(Float64Array.from(w), q),
);
