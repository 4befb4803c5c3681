import * as z from "zod";
import { computeCapitalRatio, computeLeverageBound } from "../../../sim/theory/stake-security.ts";
import { createEvaluator } from "../evaluator.ts";
import { nonNegativeField, positiveField, shareField } from "../fields.ts";

export const powposJrsLambda = createEvaluator(
  "Leverage up to which stake is safer than work",
  z.strictObject({ delta_1Y: nonNegativeField, psi_1Y: positiveField }),
  ({ delta_1Y, psi_1Y }) => ({ lambda_bound: computeLeverageBound(delta_1Y, psi_1Y) }),
);

export const powposJrsZeta = createEvaluator(
  "Capital behind work over capital behind stake",
  z.strictObject({ rho: nonNegativeField, psi: positiveField, delta: shareField, kappa_h: nonNegativeField }),
  ({ rho, psi, delta, kappa_h }) => ({
    zeta_PoW_over_PoS_capital: computeCapitalRatio({
      discount: rho,
      reward: psi,
      deviceLoss: delta,
      runningCost: kappa_h,
    }),
  }),
);
