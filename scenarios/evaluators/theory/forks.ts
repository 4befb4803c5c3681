import * as z from "zod";
import { computeConflictChance, computeGrowthInterval, computeStaleShare } from "../../../sim/theory/fork-rate.ts";
import { measuredForks } from "../../../sim/theory/measured-forks.ts";
import { createEvaluator } from "../evaluator.ts";
import { ignoredField, nonNegativeField, positiveField, sharesField } from "../fields.ts";

const chainFields = { delay_s: nonNegativeField, block_interval_s: positiveField };

const readChain = (input: { delay_s: number; block_interval_s: number }) => ({
  delaySeconds: input.delay_s,
  intervalSeconds: input.block_interval_s,
});

export const networkFork = createEvaluator(
  "Forks of a chain with a constant delay and many small miners",
  z.strictObject(chainFields),
  (input) => {
    const chain = readChain(input);
    const effective = computeGrowthInterval(chain);
    return {
      P_conflict_within_tau: computeConflictChance(chain),
      stale_fraction_many_small_miners: computeStaleShare(chain),
      mainchain_growth_rate_per_s: 1 / effective,
      effective_interval_s: effective,
    };
  },
);

export const networkForkPools = createEvaluator(
  "Chance that a pool's block meets a rival, by the pool's share of the work",
  z.strictObject({ shares: sharesField, ...chainFields }),
  ({ shares, ...input }) => {
    const chances = shares.map((share) => computeConflictChance(readChain(input), 1 - share));
    return {
      P_competitor_per_miner: chances,
      mean: chances.reduce((sum, chance, pool) => sum + shares[pool]! * chance, 0),
    };
  },
);

const chainNames = Object.keys(measuredForks) as (keyof typeof measuredForks)[];

export const networkGervais = createEvaluator(
  "Stale rate that was measured on a chain, beside the chance of a conflict within its median propagation",
  z.strictObject({
    chain: z.enum(chainNames, { error: chainNames.join(", ") }),
    block_interval_s: positiveField,
    median_propagation_s: nonNegativeField,
    avg_block_kB: ignoredField,
  }),
  ({ chain, block_interval_s, median_propagation_s }) => ({
    measured_stale_rate: measuredForks[chain].staleShare,
    "naive_1-exp(-median/T)": computeConflictChance({
      delaySeconds: median_propagation_s,
      intervalSeconds: block_interval_s,
    }),
  }),
);
