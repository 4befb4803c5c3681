import type { Evaluator } from "../evaluator.ts";
import { difficultyAsert, difficultyAsertGrowth, difficultyAsertStep } from "./asert.ts";
import { blocksErlang } from "./block-times.ts";
import { fairnessAzuma, fairnessCposVar } from "./compound-stake.ts";
import { concentration } from "./concentration.ts";
import { econBtcSubsidy, econFreeEntry } from "./economics.ts";
import { economicsEvaluators } from "./economics-registry.ts";
import { fairnessPowBound, lotteryPow } from "./lottery.ts";
import { networkEvaluators } from "./network-registry.ts";
import { difficultyBias, difficultyBtcCalc, difficultyBtcCore, difficultyBtcStep } from "./retarget.ts";
import { difficultyBtcGrowth } from "./retarget-growth.ts";
import { samplingPoissonRace, samplingTauleapPolya } from "./sampling.ts";
import { fairnessSlposDp, fairnessSlposWin } from "./single-lottery.ts";
import { equitability, fairnessMlpos, fairnessPolyaDirichlet, sharesMartingale } from "./stake-lottery.ts";
import { stakeEvaluators } from "./stake-registry.ts";
import { statChi2, statChi2Example, statFlake, statKs, statMultiple, statSampleSize } from "./statistics.ts";

/** Closed forms, by group of the theory vectors. */
export const theoryEvaluators = {
  "theory/lottery.pow": lotteryPow,
  "theory/fairness.pow.bound": fairnessPowBound,
  "theory/fairness.mlpos": fairnessMlpos,
  "theory/fairness.polya.dirichlet": fairnessPolyaDirichlet,
  "theory/fairness.azuma": fairnessAzuma,
  "theory/fairness.cpos.var": fairnessCposVar,
  "theory/fairness.slpos.win": fairnessSlposWin,
  "theory/fairness.slpos.dp": fairnessSlposDp,
  "theory/equitability": equitability,
  "theory/shares.martingale": sharesMartingale,
  "theory/concentration": concentration,
  "theory/difficulty.btc.core": difficultyBtcCore,
  "theory/difficulty.btc.calc": difficultyBtcCalc,
  "theory/difficulty.bias": difficultyBias,
  "theory/difficulty.btc.growth": difficultyBtcGrowth,
  "theory/difficulty.btc.step": difficultyBtcStep,
  "theory/difficulty.asert": difficultyAsert,
  "theory/difficulty.asert.step": difficultyAsertStep,
  "theory/difficulty.asert.growth": difficultyAsertGrowth,
  "theory/blocks.erlang": blocksErlang,
  "theory/econ.freeentry": econFreeEntry,
  "theory/econ.btc.subsidy": econBtcSubsidy,
  "theory/sampling.poisson_race": samplingPoissonRace,
  "theory/sampling.tauleap.polya": samplingTauleapPolya,
  "theory/stat.chi2": statChi2,
  "theory/stat.chi2.example": statChi2Example,
  "theory/stat.ks": statKs,
  "theory/stat.samplesize": statSampleSize,
  "theory/stat.multiple": statMultiple,
  "theory/stat.flake": statFlake,
  ...stakeEvaluators,
  ...networkEvaluators,
  ...economicsEvaluators,
} as const satisfies Record<string, Evaluator>;
