import * as z from "zod";
import { computeReservePower, computeTaoToPrice } from "../../../sim/reward-rules/bittensor/balancer-pool.ts";
import { createEvaluator } from "../evaluator.ts";
import { chanceField, nonNegativeField, positiveField } from "../fields.ts";

export const balancerPower = createEvaluator(
  "(x / (x + dx))^(w1 / w2): what a trade leaves of the other side",
  z.strictObject({ x: positiveField, dx: nonNegativeField, w1: positiveField, w2: positiveField }),
  ({ x, dx, w1, w2 }) => computeReservePower(x, dx, w1, w2),
);

export const balancerQuoteDelta = createEvaluator(
  "TAO that moves a pool's price to a target: y ((p' / p)^w1 - 1)",
  z.strictObject({ y: nonNegativeField, price: positiveField, target_price: positiveField, w1: chanceField }),
  ({ y, price, target_price: target, w1 }) => computeTaoToPrice(y, price, target, w1),
);
