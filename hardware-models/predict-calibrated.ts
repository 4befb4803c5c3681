import type { CalibratedMachine } from "./calibrated-machine.ts";
import { serveCalibrated } from "./calibrated-serving.ts";
import { computeCostPerMillionTokens, defaultOwnershipTerms, type OwnershipTerms, sayTerms } from "./cost-per-token.ts";
import type { LlmShape } from "./llm-shape.ts";
import type { AskedPrecision, Precision } from "./precision.ts";
import { combineFactors, type PredictedFigure, spreadFigure } from "./predicted-figure.ts";
import type { ServingLoad } from "./serving-memory.ts";

/** Output of the calibrated machine at its highest throughput. */
export interface CalibratedPrediction {
  readonly tokensPerSecond: PredictedFigure;
  readonly watts: PredictedFigure;
  readonly joulesPerToken: PredictedFigure;
  readonly usdPerMillionTokens: PredictedFigure;
  readonly precision: Precision;
  readonly assumptions: readonly string[];
}

/** Price of the whole machine, where it is known, and what owning it costs. */
export interface CalibratedEconomics {
  readonly priceUsd?: number;
  readonly terms: Partial<OwnershipTerms>;
}

/** Assumption: a server's list price a hardware thread, processor, board and memory; a factor of 3 either way. */
const assumedUsdPerProcessor = 100;
const assumedPriceFactor = 3;
const givenPriceFactor = 1;

/** A machine's price as assumed where no one has said it. */
export function assumeMachinePrice({ logicalProcessors }: CalibratedMachine): number {
  return assumedUsdPerProcessor * logicalProcessors;
}

/**
 * Throughput and watts from the machine's measured kernels, cost from price, life and electricity. The price is that of
 * the whole machine, so nothing is added to it unless the terms say so.
 *
 * @throws HardwareModelError where lengths make no sense, kernels are missing, or the model does not fit into memory
 */
export function predictCalibrated(
  machine: CalibratedMachine,
  work: { readonly shape: LlmShape; readonly precision: AskedPrecision; readonly load: ServingLoad },
  { priceUsd, terms: given }: CalibratedEconomics,
): CalibratedPrediction {
  const { precision, rate, watts, rateFactor, notes } = serveCalibrated(machine, work);
  const terms = { ...defaultOwnershipTerms, capitalFactor: 1, ...given };
  const price = priceUsd ?? assumeMachinePrice(machine);
  const tokensPerSecond = rate.outputTokensPerSecond;
  const cost = computeCostPerMillionTokens({ acceleratorsUsd: price, watts, tokensPerSecond }, terms);
  const { lowFactor, highFactor } = machine.wattsUncertainty;
  const powerFactor = Math.max(highFactor, 1 / lowFactor);
  const priceFactor = priceUsd === undefined ? assumedPriceFactor : givenPriceFactor;
  return {
    tokensPerSecond: spreadFigure(tokensPerSecond, rateFactor),
    watts: { value: watts, low: watts * lowFactor, high: watts * highFactor },
    joulesPerToken: spreadFigure(watts / tokensPerSecond, combineFactors(rateFactor, powerFactor)),
    usdPerMillionTokens: spreadFigure(cost.totalUsd, combineFactors(rateFactor, priceFactor)),
    precision,
    assumptions: [
      `${Math.floor(rate.batch)} requests in flight; a step of decoding takes ${rate.decodeSecondsPerStep.toPrecision(3)} s`,
      ...notes,
      `measured kernels, not fitted utilisation: ${machine.source}`,
      `watts by ${machine.meter}`,
      sayPrice(price, priceUsd),
      sayTerms(terms),
      `model: ${work.shape.source}`,
    ],
  };
}

function sayPrice(price: number, given: number | undefined): string {
  const usd = `the machine costs ${price} USD`;
  return given === undefined ? `${usd}: assumed, ${assumedUsdPerProcessor} USD a hardware thread` : usd;
}
