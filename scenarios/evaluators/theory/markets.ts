import * as z from "zod";
import { computeNextBaseFeeWei } from "../../../sim/theory/base-fee.ts";
import {
  computeConstantProductTrade,
  computeImpermanentLoss,
  computeWholeAmountOut,
} from "../../../sim/theory/constant-product.ts";
import { createEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField, positiveField, shareField, wholeField } from "../fields.ts";
import { positiveAmountField, renderWholeAmount, wholeAmountField } from "./whole-amount.ts";

const gasLimitField = wholeField(2, Number.MAX_SAFE_INTEGER);

export const feeBaseFee = createEvaluator(
  "Base fee of the next block (EIP-1559)",
  z
    .strictObject({
      parent_base_fee_wei: wholeAmountField,
      parent_gas_used: wholeField(0, Number.MAX_SAFE_INTEGER),
      parent_gas_limit: gasLimitField,
    })
    .refine((input) => input.parent_gas_used <= input.parent_gas_limit, {
      path: ["parent_gas_used"],
      error: "gas within parent_gas_limit",
    }),
  (input) => ({
    next_base_fee_wei: renderWholeAmount(
      computeNextBaseFeeWei({
        baseFeeWei: input.parent_base_fee_wei,
        gasUsed: BigInt(input.parent_gas_used),
        gasLimit: BigInt(input.parent_gas_limit),
      }),
    ),
  }),
);

export const feeBaseFeePath = createEvaluator(
  "Base fee after blocks of given fullness (EIP-1559)",
  z.strictObject({
    start_wei: wholeAmountField,
    fullness_sequence: listField(shareField, 0),
    gas_limit: gasLimitField,
  }),
  ({ start_wei, fullness_sequence, gas_limit }) => {
    const gasLimit = BigInt(gas_limit);
    const final = fullness_sequence.reduce((baseFeeWei, fullness) => {
      const gasUsed = BigInt(Math.round(fullness * gas_limit));
      return computeNextBaseFeeWei({ baseFeeWei, gasUsed, gasLimit });
    }, start_wei);
    return { final_wei: renderWholeAmount(final) };
  },
);

const feePercent = /^(\d{1,2})(?:\.(\d{1,20}))?\s?%$/;

/** "0.3%" as the fraction of a payment that counts: 997 / 1000. */
const feeField = z
  .string({ error: 'a fee such as "0.3%"' })
  .regex(feePercent, { error: 'a fee below 100 %, such as "0.3%"' })
  .transform((text) => {
    const [, whole = "", decimals = ""] = feePercent.exec(text)!;
    const denominator = 100n * 10n ** BigInt(decimals.length);
    return { denominator, numerator: denominator - BigInt(whole + decimals) };
  });

export const ammUniswap = createEvaluator(
  "What a trade gets from a pair of Uniswap v2, in whole smallest units",
  z.strictObject({
    dx_wei: wholeAmountField,
    reserve_in_wei: positiveAmountField,
    reserve_out_wei: positiveAmountField,
    fee: feeField,
  }),
  ({ dx_wei, reserve_in_wei, reserve_out_wei, fee }) => ({
    amount_out_wei: computeWholeAmountOut({
      amountIn: dx_wei,
      reserveIn: reserve_in_wei,
      reserveOut: reserve_out_wei,
      keptNumerator: fee.numerator,
      keptDenominator: fee.denominator,
    }).toString(),
  }),
);

export const ammConstantProduct = createEvaluator(
  "A trade with a market of constant product",
  z.strictObject({ dx: nonNegativeField, X: positiveField, Y: positiveField, fee: shareField }),
  ({ dx, X, Y, fee }) => {
    const result = computeConstantProductTrade({ amountIn: dx, reserveIn: X, reserveOut: Y, fee });
    return {
      out: result.amountOut,
      avg_price: result.averagePrice,
      slippage_vs_spot: result.slippage,
      new_spot_Y_per_X: result.newPrice,
      spot_impact: result.priceImpact,
      k_growth: result.productGrowth,
    };
  },
);

export const ammImpermanentLoss = createEvaluator(
  "Loss of a liquidity provider after a change of price",
  z.strictObject({ price_ratio: positiveField }),
  ({ price_ratio }) => ({ impermanent_loss: computeImpermanentLoss(price_ratio) }),
);
