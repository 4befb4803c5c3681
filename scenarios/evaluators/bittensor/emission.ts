import * as z from "zod";
import { computeAlphaPots, computePotsPerAlpha } from "../../../sim/reward-rules/bittensor/alpha-split.ts";
import { computeBlockEmission } from "../../../sim/reward-rules/bittensor/block-emission.ts";
import { computeDividendSplit } from "../../../sim/reward-rules/bittensor/dividends.ts";
import { computeInjection } from "../../../sim/reward-rules/bittensor/injection.ts";
import { computeMovingPrice } from "../../../sim/reward-rules/bittensor/moving-price.ts";
import { RAO_PER_TAO } from "../../../sim/reward-rules/bittensor/rao.ts";
import { computeRootProportion } from "../../../sim/reward-rules/bittensor/root-proportion.ts";
import { createEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField, positiveField, shareField, stepsField, wholeField } from "../fields.ts";
import { checkLength } from "./matrix-fields.ts";

const amountField = wholeField(0, Number.MAX_SAFE_INTEGER);
const switchField = z.boolean({ error: "true or false" });

export const blockEmissionTao = createEvaluator(
  "TAO minted by a block at an issuance",
  z.strictObject({ issuance_tao: nonNegativeField }),
  ({ issuance_tao: issuance }) => computeBlockEmission(Math.floor(issuance * RAO_PER_TAO), RAO_PER_TAO) / RAO_PER_TAO,
);

export const movingPrice = createEvaluator(
  "Average price after some steps at one age of the subnet",
  z.strictObject({
    moving_alpha: shareField,
    blocks_since_start: wholeField(0, Number.MAX_SAFE_INTEGER),
    half_blocks: nonNegativeField,
    price: nonNegativeField,
    start: nonNegativeField,
    steps: z.union([z.literal(0), stepsField], { error: "a whole number from 0 to 10000000" }),
  }),
  ({ moving_alpha: rate, blocks_since_start: blocksSinceStart, half_blocks: halfBlocks, price, start, steps }) => {
    let average = start;
    for (let step = 0; step < steps; step++) {
      average = computeMovingPrice({ average, price, blocksSinceStart, rate, halfBlocks });
    }
    return average;
  },
);

export const rootProportion = createEvaluator(
  "What root's TAO weighs among a subnet's holders",
  z.strictObject({ root_tao: nonNegativeField, tao_weight: nonNegativeField, alpha_issuance: nonNegativeField }),
  (given) => computeRootProportion(given.root_tao, given.alpha_issuance, given.tao_weight),
);

export const injectionTerms = createEvaluator(
  "Alpha and TAO put into a subnet's pool, and TAO left to buy alpha",
  z.strictObject({
    tao_emission: nonNegativeField,
    price: positiveField,
    root_proportion: shareField,
    alpha_emission: nonNegativeField,
  }),
  (given) => {
    const { alphaIn, taoIn, excessTao } = computeInjection({
      taoEmission: given.tao_emission,
      price: given.price,
      rootProportion: given.root_proportion,
      alphaEmission: given.alpha_emission,
    });
    return { alpha_in: alphaIn, tao_in: taoIn, excess_tao: excessTao };
  },
);

export const splitAlphaOut = createEvaluator(
  "A subnet's alpha by pot: owner, miners, validators, root",
  z.strictObject({
    alpha_out: amountField,
    root_tao: nonNegativeField,
    alpha_issuance: nonNegativeField,
    tao_weight: nonNegativeField,
    owner_cut: shareField,
    root_sell: switchField,
  }),
  (given) => {
    const { owner, server, validator, root } = computeAlphaPots({
      alphaOut: given.alpha_out,
      ownerCut: given.owner_cut,
      rootProportion: computeRootProportion(given.root_tao, given.alpha_issuance, given.tao_weight),
      root: given.root_sell ? "pays" : "recycles",
    });
    return { owner, server, validator, root };
  },
);

export const poolsPerAlpha = createEvaluator(
  "What reaches whom of one alpha emitted",
  z.strictObject({ root_proportion: shareField, owner_cut: shareField, root_sell: switchField }),
  (given) => {
    const pots = computePotsPerAlpha({
      ownerCut: given.owner_cut,
      rootProportion: given.root_proportion,
      root: given.root_sell ? "pays" : "recycles",
    });
    return {
      epoch_total: pots.epochTotal,
      miners_received: pots.miners,
      validators_received: pots.validators,
      root_received: pots.root,
      not_distributed: pots.undistributed,
    };
  },
);

export const splitDividends = createEvaluator(
  "Pots of alpha and root by hotkey, whole rao",
  z
    .strictObject({
      pending_validator_alpha: amountField,
      pending_root_alpha: amountField,
      tao_weight: nonNegativeField,
      stake_alpha_root: listField(z.tuple([nonNegativeField, nonNegativeField], { error: "[alpha, root]" }), 1),
      dividends: listField(nonNegativeField, 1),
    })
    .superRefine((given, context) => {
      checkLength(given.dividends, given.stake_alpha_root.length, "dividends", context);
      const weighed = given.stake_alpha_root.every(([, root]) => Number.isFinite(root * given.tao_weight));
      if (weighed) return;
      context.addIssue({ code: "custom", path: ["tao_weight"], message: "a weight that keeps root stake finite" });
    }),
  (given) => {
    const { alpha, root } = computeDividendSplit({
      dividends: Float64Array.from(given.dividends),
      alphaStake: Float64Array.from(given.stake_alpha_root, ([stake]) => stake),
      rootStake: Float64Array.from(given.stake_alpha_root, ([, stake]) => stake),
      taoWeight: given.tao_weight,
      alphaPot: given.pending_validator_alpha,
      rootPot: given.pending_root_alpha,
    });
    return { alpha: Array.from(alpha), root: Array.from(root), alpha_total: sum(alpha), root_total: sum(root) };
  },
);

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
