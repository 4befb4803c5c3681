import type { Evaluator } from "../evaluator.ts";
import { crossSection } from "./cross-section.ts";
import {
  blockEmissionTao,
  injectionTerms,
  movingPrice,
  poolsPerAlpha,
  rootProportion,
  splitAlphaOut,
  splitDividends,
} from "./emission.ts";
import { epoch } from "./epoch.ts";
import { epochSequence } from "./epoch-sequence.ts";
import { epochSummary } from "./epoch-summary.ts";
import {
  bondEma,
  colClip,
  colMaxUpscale,
  colNormalize,
  interpolate,
  isTopk,
  maskDiag,
  maxUpscaleToU16,
  normalizeList,
  powNormalise,
  sigmoidClamped,
} from "./list-maths.ts";
import { liquidAlpha, weightedMedian, weightedMedianColumns } from "./medians.ts";
import { balancerPower, balancerQuoteDelta } from "./pool.ts";
import { emissionBarQ, hillGate, subnetSharesFlow, subnetSharesPrice } from "./subnet-shares.ts";
import { epochSequenceYuma3 } from "./yuma-sequence.ts";

/** Bittensor's rules, by the names of its vectors. */
export const bittensorEvaluators = {
  "bittensor/max_upscale_to_u16": maxUpscaleToU16,
  "bittensor/is_topk": isTopk,
  "bittensor/normalize": normalizeList,
  "bittensor/col_normalize": colNormalize,
  "bittensor/col_max_upscale": colMaxUpscale,
  "bittensor/mask_diag": maskDiag,
  "bittensor/col_clip": colClip,
  "bittensor/sigmoid_clamped": sigmoidClamped,
  "bittensor/weighted_median": weightedMedian,
  "bittensor/weighted_median_columns": weightedMedianColumns,
  "bittensor/interpolate": interpolate,
  "bittensor/bond_ema": bondEma,
  "bittensor/liquid_alpha": liquidAlpha,
  "bittensor/epoch": epoch,
  "bittensor/epoch_summary": epochSummary,
  "bittensor/epoch_sequence": epochSequence,
  "bittensor/epoch_sequence_yuma3": epochSequenceYuma3,
  "bittensor/block_emission_tao": blockEmissionTao,
  "bittensor/pow_normalise": powNormalise,
  "bittensor/subnet_shares_price": subnetSharesPrice,
  "bittensor/subnet_shares_flow": subnetSharesFlow,
  "bittensor/hill_gate": hillGate,
  "bittensor/emission_bar_q": emissionBarQ,
  "bittensor/split_alpha_out": splitAlphaOut,
  "bittensor/pools_per_alpha": poolsPerAlpha,
  "bittensor/root_proportion": rootProportion,
  "bittensor/injection_terms": injectionTerms,
  "bittensor/split_dividends": splitDividends,
  "bittensor/moving_price": movingPrice,
  "bittensor/balancer_power": balancerPower,
  "bittensor/balancer_quote_delta": balancerQuoteDelta,
  "bittensor/cross_section": crossSection,
} as const satisfies Record<string, Evaluator>;
