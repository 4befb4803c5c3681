import { aserti32d } from "./difficulty/asert.ts";
import { derived } from "./difficulty/derived.ts";
import { bitcoinCore, observed } from "./difficulty/retarget.ts";
import type { Evaluator } from "./evaluator.ts";
import { difficultyAsert, difficultyAsertGrowth, difficultyAsertStep } from "./theory/asert.ts";
import { blocksErlang } from "./theory/block-times.ts";
import { fairnessAzuma, fairnessCposVar } from "./theory/compound-stake.ts";
import { concentration } from "./theory/concentration.ts";
import { econBtcSubsidy, econFreeEntry } from "./theory/economics.ts";
import { fairnessPowBound, lotteryPow } from "./theory/lottery.ts";
import { difficultyBias, difficultyBtcCalc, difficultyBtcCore, difficultyBtcStep } from "./theory/retarget.ts";
import { difficultyBtcGrowth } from "./theory/retarget-growth.ts";
import { samplingPoissonRace, samplingTauleapPolya } from "./theory/sampling.ts";
import { fairnessSlposDp, fairnessSlposWin } from "./theory/single-lottery.ts";
import { equitability, fairnessMlpos, fairnessPolyaDirichlet, sharesMartingale } from "./theory/stake-lottery.ts";
import { statChi2, statChi2Example, statFlake, statKs, statMultiple, statSampleSize } from "./theory/statistics.ts";

/** Everything that `proofground eval` can evaluate, by family/group. */
export const evaluators = {
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
  "difficulty/bitcoin_core": bitcoinCore,
  "difficulty/observed": observed,
  "difficulty/derived": derived,
  "difficulty/aserti3_2d": aserti32d,
} as const satisfies Record<string, Evaluator>;
