import * as z from "zod";
import { computeResearchRace } from "../../../sim/theory/research-race.ts";
import { computeScaledEquilibrium, computeTullockEquilibrium } from "../../../sim/theory/tullock-contest.ts";
import { createEvaluator } from "../evaluator.ts";
import { countField, listField, positiveField, shareField, wholeField } from "../fields.ts";

export const econTullock = createEvaluator(
  "Who mines, and how much, when miners differ in cost",
  z.strictObject({ unit_costs: listField(positiveField, 2), prize_R: positiveField }),
  ({ unit_costs }) => {
    const { shares, cutoffCost, effortOverPrize } = computeTullockEquilibrium(unit_costs);
    const profits = shares.map((share) => share * share);
    const sumOfSquares = profits.reduce((sum, profit) => sum + profit, 0);
    return {
      shares,
      total_hash_Q_over_R: effortOverPrize,
      profits_over_R: profits,
      cutoff_cost: cutoffCost,
      HHI: sumOfSquares,
      total_profit_share_of_R: sumOfSquares,
    };
  },
);

/** Profit that is zero but for rounding, over the prize. */
const ROUNDING = 1e-12;

export const econTullockScale = createEvaluator(
  "How many equal miners economies of scale leave room for",
  z.strictObject({ n: countField, alpha: positiveField, cost: positiveField, R: positiveField }),
  ({ n, alpha, cost, R }) => {
    const contest = { firms: n, returnsToScale: alpha, unitCost: cost, prize: R };
    const { effortEach, profitEach, mostFirms } = computeScaledEquilibrium(contest);
    return {
      symmetric_q: effortEach,
      profit_each: profitEach,
      participation_ok: profitEach >= -ROUNDING * R,
      max_miners: mostFirms,
    };
  },
);

export const econRdrace = createEvaluator(
  "An arms race: research first, then a contest",
  z.strictObject({
    n: wholeField(2, 1_000_000),
    c0: positiveField,
    spillover_beta: shareField,
    R: positiveField,
    rd_cost_gamma: positiveField,
  }),
  (input) => {
    const found = computeResearchRace({
      firms: input.n,
      startCost: input.c0,
      spillover: input.spillover_beta,
      prize: input.R,
      researchCost: input.rd_cost_gamma,
    });
    return {
      symmetric_rd_x: found?.researchEach ?? null,
      unit_cost_after: found?.unitCost ?? null,
      total_hash: found?.totalEffort ?? null,
      profit_each: found?.profitEach ?? null,
      is_global_best_response: found?.isBestResponse ?? false,
    };
  },
);
