import * as z from "zod";
import { computeSubsidySatoshi, computeTotalSupplySatoshi } from "../../../sim/reward-rules/bitcoin-subsidy.ts";
import { computeFreeEntry, computeSymmetricContestFraction } from "../../../sim/theory/free-entry.ts";
import { HASHES_PER_TERAHASH } from "../../../sim/units.ts";
import { createEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField, positiveField, wholeField } from "../fields.ts";

const TERAHASH_PER_PETAHASH = 1000;
const KWH_PER_TWH = 1e9;

export const econFreeEntry = createEvaluator(
  "Hashrate at which electricity eats all revenue",
  z.strictObject({
    block_reward: nonNegativeField,
    price_usd: nonNegativeField,
    blocks_per_day: positiveField,
    usd_per_kWh: positiveField,
    J_per_TH: positiveField,
  }),
  (input) => {
    const entry = computeFreeEntry({
      rewardCoins: input.block_reward,
      priceUsd: input.price_usd,
      blocksPerDay: input.blocks_per_day,
      electricityUsdPerKwh: input.usd_per_kWh,
      joulesPerTerahash: input.J_per_TH,
    });
    const terahashes = entry.hashrateHashesPerSecond / HASHES_PER_TERAHASH;
    return {
      revenue_usd_per_day: entry.revenueUsdPerDay,
      max_hashrate_TH_opex_only: terahashes,
      hashprice_usd_per_PH_day_at_equilibrium: entry.costUsdPerTerahashDay * TERAHASH_PER_PETAHASH,
      n10_symmetric_Tullock_hashrate_TH: terahashes * computeSymmetricContestFraction(10),
      energy_TWh_per_year_at_equilibrium: entry.energyKwhPerYear / KWH_PER_TWH,
    };
  },
);

export const econBtcSubsidy = createEvaluator(
  "Bitcoin's subsidy by height",
  z.strictObject({ heights: listField(wholeField(0, Number.MAX_SAFE_INTEGER), 1) }),
  ({ heights }) => ({
    subsidy_sat: heights.map(computeSubsidySatoshi),
    total_supply_sat: computeTotalSupplySatoshi(),
  }),
);
