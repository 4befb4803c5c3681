import type { Accelerator } from "./accelerator.ts";
import { type AcceleratorPrice, estimateAcceleratorPrice } from "./accelerator-price.ts";
import { computeCostPerMillionTokens, defaultOwnershipTerms, type OwnershipTerms, sayTerms } from "./cost-per-token.ts";
import type { FittedHardware, Novelty } from "./fitted-hardware.ts";
import { classify } from "./llm-serving.ts";
import { computeMachineWatts } from "./machine-power.ts";
import { chooseArithmetic } from "./precision.ts";
import { combineFactors, type PredictedFigure, spreadFigure } from "./predicted-figure.ts";
import { checkServing } from "./serving-checks.ts";
import { computeMachineRate, type MachineRate, type ServingMachine } from "./serving-layout.ts";
import type { ServingLoad } from "./serving-memory.ts";

/** Output of a whole machine at its highest throughput. */
export interface ServingPrediction {
  readonly tokensPerSecond: PredictedFigure;
  /** Whole machine, at the wall. */
  readonly watts: PredictedFigure;
  readonly joulesPerToken: PredictedFigure;
  readonly usdPerMillionTokens: PredictedFigure;
  readonly machine: MachineRate;
  /** What the figures rest on, for the reader. */
  readonly assumptions: readonly string[];
}

/** The fit and the prices that a prediction rests on. */
export interface PredictionBasis {
  readonly fitted: FittedHardware;
  readonly catalogue: readonly Accelerator[];
  readonly terms?: Partial<OwnershipTerms>;
  /** Price of one chip, where it is known better than the catalogue knows it. */
  readonly priceUsd?: number;
}

/**
 * Throughput from the roofline and the fitted utilisation, watts from the fitted power of machines, cost from price,
 * life and electricity.
 *
 * @throws HardwareModelError where figures are missing, lengths or chips make no sense, or the model does not fit
 */
export function predictServing(machine: ServingMachine, load: ServingLoad, basis: PredictionBasis): ServingPrediction {
  const { fitted } = basis;
  checkServing(machine, load);
  const best = computeMachineRate(machine, load, fitted.serving);
  if (best === null) throw new Error("a machine that passed the checks holds no request");
  const { accelerator, chips } = machine;
  const terms = { ...defaultOwnershipTerms, ...basis.terms };
  const { watts, note } = computeMachineWatts(accelerator, chips, "llm", fitted.power);
  const price = choosePrice(accelerator, basis);
  const tokensPerSecond = best.outputTokensPerSecond;
  const economics = { acceleratorsUsd: price.priceUsd * chips, watts, tokensPerSecond };
  const cost = computeCostPerMillionTokens(economics, terms);
  const rateFactor = getRateFactor(machine, fitted);
  const powerFactor = note === "" ? fitted.spread.power : fitted.spread.power * 1.5;
  return {
    tokensPerSecond: spreadFigure(tokensPerSecond, rateFactor),
    watts: spreadFigure(watts, powerFactor),
    joulesPerToken: spreadFigure(watts / tokensPerSecond, combineFactors(rateFactor, powerFactor)),
    usdPerMillionTokens: spreadFigure(cost.totalUsd, combineFactors(rateFactor, price.uncertaintyFactor)),
    machine: best,
    assumptions: describe(machine, best, terms, [price.rule, note]),
  };
}

function choosePrice(accelerator: Accelerator, { catalogue, priceUsd }: PredictionBasis): AcceleratorPrice {
  if (priceUsd === undefined) return estimateAcceleratorPrice(accelerator, catalogue);
  return { priceUsd, uncertaintyFactor: 1, rule: `a chip costs ${priceUsd} USD, as given` };
}

/** The wider of what was seen for this class of model and for this class of device. */
function getRateFactor({ accelerator, shape }: ServingMachine, { spread: factors, seen }: FittedHardware): number {
  const novelty = findNovelty(seen.accelerators.includes(accelerator.name), seen.models.includes(shape.name));
  return Math.max(factors.serving[novelty][shape.kind], factors.device[classify(accelerator)]);
}

function findNovelty(knowsAccelerator: boolean, knowsModel: boolean): Novelty {
  if (knowsAccelerator) return knowsModel ? "pair" : "model";
  return knowsModel ? "accelerator" : "both";
}

function describe(
  { accelerator, precision, shape }: ServingMachine,
  { replicas, instance, rate }: MachineRate,
  terms: OwnershipTerms,
  notes: readonly string[],
): string[] {
  const copies = replicas === 1 ? "one copy" : `${replicas} copies`;
  return [
    `${copies} of ${shape.name}, each on ${instance.chips} chips (${instance.split} split), ${Math.floor(rate.batch)} requests in flight`,
    chooseArithmetic(accelerator, precision).note,
    sayTerms(terms),
    ...notes,
    `device: ${accelerator.source} (${accelerator.confidence}); model: ${shape.source}`,
    "utilisation and watts fitted on MLPerf and TensorRT-LLM results; derived figures are unofficial",
  ].filter((line) => line !== "");
}
