import type { OwnershipTerms } from "../../hardware-models/cost-per-token.ts";
import type { SamplePrediction } from "../../hardware-models/predict-samples.ts";
import type { PredictedFigure } from "../../hardware-models/predicted-figure.ts";
import type { ServingRequest } from "../../hardware-models/serving-request.ts";

/** Options of `proofground predict`. */
export interface PredictRequest extends ServingRequest {
  readonly terms?: Partial<OwnershipTerms>;
  /** Another fit than the package's. */
  readonly utilisationPath?: string;
  /** Another calibration than the package's, for the calibrated machine. */
  readonly calibrationPath?: string;
  /** Price of one chip, or of the calibrated machine. */
  readonly priceUsd?: number;
}

/** What `proofground predict --json` prints for a language model. */
export interface ServingAnswer {
  readonly tokensPerSecond: PredictedFigure;
  readonly watts: PredictedFigure;
  readonly joulesPerToken: PredictedFigure;
  readonly usdPerMillionTokens: PredictedFigure;
  readonly device: string;
  readonly model: string;
  readonly precision: string;
  readonly chips: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly assumptions: readonly string[];
}

/** The same for a model that answers samples. */
export interface SampleAnswer extends SamplePrediction {
  readonly device: string;
  readonly model: string;
  readonly precision: string;
  readonly chips: number;
  readonly assumptions: readonly string[];
}
